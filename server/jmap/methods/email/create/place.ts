/** Where a message is to lie, and with which keywords: whole values and patches of them (RFC 8621 §4.1.1, RFC 8620 §5.3). */

import type { MailboxId } from '../../../../base/index.js'
import type { EmailUpdate, NewEmail } from '../../../../mail/index.js'
import { isObject, type Json, type JsonObject } from '../../../core/json.js'
import { mailboxOf } from '../../../ids.js'
import { resolved } from '../../../standard/set.js'
import { invalidProperties, SetError } from '../../../standard/set-error.js'
import { systemKeywords } from '../keywords.js'

type CreatedIds = ReadonlyMap<string, string>

export interface Marks {
  /** Bits of `flagBits`. */
  readonly flags: number
  readonly keywords: readonly string[]
}

const keywordPattern = /^[!#$&'+,\-./0-9:;<=>?@A-Z[^_`a-z|}~]{1,255}$/
/** IMAP's own marks, which are not keywords of a message (RFC 8621 §4.1.1). */
const imapOnly = new Set(['$recent', '$deleted'])
const maxKeywords = 64

/** Throws SetError invalidProperties, tooManyKeywords. */
export function marksOf(names: readonly string[]): Marks {
  let flags = 0
  const keywords: string[] = []
  for (const given of names) {
    const name = given.toLowerCase()
    if (!keywordPattern.test(name) || imapOnly.has(name))
      throw invalidProperties('not a keyword', 'keywords')
    const bit = Object.hasOwn(systemKeywords, name) ? systemKeywords[name] : undefined
    if (bit === undefined) keywords.push(name)
    else flags |= bit
  }
  if (keywords.length > maxKeywords) throw new SetError('tooManyKeywords', 'too many keywords')
  return { flags, keywords }
}

/** The names of a set `{ name: true }`. */
function namesIn(value: Json, property: string): readonly string[] {
  if (!isObject(value) || Object.values(value).some((one) => one !== true))
    throw invalidProperties('a set of names, each true', property)
  return Object.keys(value)
}

function folderOf(id: string, createdIds: CreatedIds): MailboxId {
  const folder = mailboxOf(resolved(id, createdIds))
  if (folder === undefined) throw invalidProperties('there is no such mailbox', 'mailboxIds')
  return folder
}

function foldersIn(value: Json, createdIds: CreatedIds): readonly MailboxId[] {
  const folders = namesIn(value, 'mailboxIds').map((id) => folderOf(id, createdIds))
  if (folders.length === 0) throw invalidProperties('at least one mailbox', 'mailboxIds')
  return folders
}

/** What `create` and `import` say of a new message beside its content. Throws SetError. */
export function newEmailOf(
  { mailboxIds = null, keywords = null, receivedAt = null }: JsonObject,
  createdIds: CreatedIds,
): NewEmail {
  const at =
    typeof receivedAt === 'string' && /T.*Z$/.test(receivedAt) ? Date.parse(receivedAt) : NaN
  if (receivedAt !== null && !(at >= 0 && at < 8.64e15))
    throw invalidProperties('a date in UTC', 'receivedAt')
  return {
    mailboxes: foldersIn(mailboxIds, createdIds),
    ...marksOf(keywords === null ? [] : namesIn(keywords, 'keywords')),
    ...(receivedAt !== null && { receivedAt: at }),
  }
}

/** A patch as the domain takes it. Throws SetError invalidPatch, invalidProperties. */
export function updateOf(patch: JsonObject, createdIds: CreatedIds): Omit<EmailUpdate, 'body'> {
  const { whole, paths } = sorted(patch)
  const folders = whole.get('mailboxIds')
  const keywords = whole.get('keywords')
  const [addedFolders, leftFolders] = paths.mailboxIds
  const [addedWords, leftWords] = paths.keywords
  const byPath = addedFolders.length + leftFolders.length > 0
  const wordsByPath = addedWords.length + leftWords.length > 0
  return {
    ...(folders !== undefined && { mailboxes: { only: foldersIn(folders, createdIds) } }),
    ...(byPath && {
      mailboxes: {
        add: addedFolders.map((id) => folderOf(id, createdIds)),
        remove: leftFolders.flatMap((id) => mailboxOf(resolved(id, createdIds)) ?? []),
      },
    }),
    ...(keywords !== undefined && {
      keywords: [{ mode: 'replace' as const, ...marksOf(namesIn(keywords, 'keywords')) }],
    }),
    ...(wordsByPath && {
      keywords: [
        { mode: 'add' as const, ...marksOf(addedWords) },
        { mode: 'remove' as const, ...marksOf(leftWords) },
      ],
    }),
  }
}

type Set = 'mailboxIds' | 'keywords'
/** Names to add, and names to leave. */
type AddedAndLeft = readonly [string[], string[]]

function sorted(patch: JsonObject) {
  const whole = new Map<Set, Json>()
  const paths: Record<Set, AddedAndLeft> = { mailboxIds: [[], []], keywords: [[], []] }
  for (const [pointer, value] of Object.entries(patch)) {
    const [property = '', name, ...deeper] = pointer.split('/').map(unescaped)
    if (property !== 'mailboxIds' && property !== 'keywords')
      throw invalidProperties('this cannot be changed', pointer.slice(0, 200))
    if (name === undefined) whole.set(property, value)
    else if (deeper.length > 0) throw badPatch()
    else if (value === true) paths[property][0].push(name)
    else if (value === null) paths[property][1].push(name)
    else throw invalidProperties('true or null', pointer.slice(0, 200))
  }
  // RFC 8620 §5.3: no pointer may be the start of another.
  for (const property of whole.keys())
    if (paths[property].some((names) => names.length > 0)) throw badPatch()
  return { whole, paths }
}

const badPatch = (): SetError => new SetError('invalidPatch', 'not a patch of this object')

/** RFC 6901 §4. */
const unescaped = (token: string): string => token.replace(/~1/g, '/').replace(/~0/g, '~')
