/** One message as JMAP's Email: each property made only when asked for, the body opened only when one needs it. */

import { limits } from '../../../base/index.js'
import type { Email, StoredMessage } from '../../../mail/index.js'
import {
  bodyLists,
  hasAttachment,
  type Summary,
  numberParts,
  type BodyLists,
  type NumberedPart,
} from '../../../mime/index.js'
import type { Json, JsonObject } from '../../core/json.js'
import { isGistProperty } from '../../health/names.js'
import { blobId, emailId, mailboxId, threadId } from '../../ids.js'
import { bodyValues, type BodyValueArguments } from './body-values.js'
import { utcDateOf } from '../../core/dates.js'
import { headerProperty, rawFields, shorthands, type RawField } from './header-property.js'
import { keywordsOf } from './keywords.js'
import { partObject } from './part-object.js'

/** What an Email is shown with when nothing is asked for (RFC 8621 §4.2). */
export const defaultProperties = [
  ...['id', 'blobId', 'threadId', 'mailboxIds', 'keywords', 'size', 'receivedAt'],
  ...Object.keys(shorthands),
  ...['hasAttachment', 'preview', 'bodyValues', 'textBody', 'htmlBody', 'attachments'],
] as const

const known = new Set<string>([...defaultProperties, 'headers', 'bodyStructure'])

export const isEmailProperty = (name: string): boolean =>
  known.has(name) || isGistProperty(name) || headerProperty(name) !== undefined

export interface EmailArguments {
  readonly properties: ReadonlySet<string>
  readonly bodyProperties: ReadonlySet<string>
  readonly values: BodyValueArguments
  /** Made once for all messages of a call, by `toldBy`. */
  readonly told: readonly (readonly [name: string, tell: Teller])[]
}

/** A message that is described and read in pieces, wherever it lies. */
type Readable = Pick<StoredMessage, 'summary' | 'bytes'>

/** What is known without opening anything. */
const metadata: Readonly<Record<string, (email: Email) => Json>> = {
  id: ({ body }) => emailId(body),
  blobId: ({ body }) => blobId(body),
  threadId: ({ thread }) => threadId(thread),
  mailboxIds: ({ places }) =>
    Object.fromEntries(places.map(({ mailbox }) => [mailboxId(mailbox), true])),
  keywords: keywordsOf,
  size: ({ sizeBytes }) => sizeBytes,
  receivedAt: ({ receivedAt }) => utcDateOf(receivedAt),
}

/** Can all of these be told without opening the message? */
export const needsNoMessage = (properties: ReadonlySet<string>): boolean =>
  [...properties].every((name) => Object.hasOwn(metadata, name))

/** The object without its message: only for properties that need none. */
export function metadataObject(email: Email, properties: ReadonlySet<string>): JsonObject {
  const object: Record<string, Json> = {}
  for (const name of properties) {
    const make = Object.hasOwn(metadata, name) ? metadata[name] : undefined
    if (make) object[name] = make(email)
  }
  return object
}

/** The whole object; `about` is what its gist tells. Fault corrupt when the message cannot be opened. */
export const emailObject = (
  email: Email,
  message: Readable,
  asked: EmailArguments,
  about: JsonObject,
): Promise<JsonObject> => {
  const known = { ...metadataObject(email, asked.properties), ...about }
  return contentObject(known, blobId(email.body), message, asked)
}

/** What a message says of itself, beside what is `known` of it; `blob` is the id of its bytes. */
export async function contentObject(
  known: JsonObject,
  blob: string,
  message: Readable,
  asked: EmailArguments,
): Promise<JsonObject> {
  const opened = new Opened(blob, message, await message.summary())
  const object: Record<string, Json> = { ...known }
  for (const [name, tell] of asked.told)
    if (!Object.hasOwn(known, name)) {
      const value = tell(opened, asked)
      object[name] = value instanceof Promise ? await value : value
    }
  return object
}

/** Tells a property: at once where the summary holds it, for a list asks for many. */
type Teller = (opened: Opened, asked: EmailArguments) => Json | Promise<Json>

const tellers: Readonly<Record<string, Teller>> = {
  preview: ({ summary }) => summary.preview,
  hasAttachment: ({ listed }) => hasAttachment(listed),
  bodyStructure: (opened, asked) => opened.part(opened.root, asked, true),
  textBody: (opened, asked) => opened.parts(opened.listed.textBody, asked),
  htmlBody: (opened, asked) => opened.parts(opened.listed.htmlBody, asked),
  attachments: (opened, asked) => opened.parts(opened.listed.attachments, asked),
  bodyValues: ({ root, listed, message }, { values }) => bodyValues(root, listed, message, values),
  headers: (opened) =>
    opened.ofHeader((fields) => fields.map((field) => ({ name: field.name, value: field.raw }))),
}

function tellerOf(name: string): Teller {
  const own = Object.hasOwn(tellers, name) ? tellers[name] : undefined
  if (own) return own
  const reader = headerProperty((Object.hasOwn(shorthands, name) && shorthands[name]) || name)
  const tell = (fields: readonly RawField[]): Json => reader?.valueIn(fields) ?? null
  return (opened) => opened.ofHeader(tell)
}

/** How to tell each of the properties that a message holds itself. */
export const toldBy = (properties: ReadonlySet<string>): EmailArguments['told'] =>
  [...properties]
    .filter((name) => !Object.hasOwn(metadata, name) && !isGistProperty(name))
    .map((name) => [name, tellerOf(name)])

class Opened {
  readonly message: Readable
  readonly summary: Summary
  readonly root: NumberedPart
  readonly #blob: string
  #lists: BodyLists | undefined
  #fields: readonly RawField[] | Promise<readonly RawField[]> | undefined

  constructor(blob: string, message: Readable, summary: Summary) {
    this.#blob = blob
    this.message = message
    this.summary = summary
    this.root = numberParts(summary.root)
  }

  ofHeader(tell: (fields: readonly RawField[]) => Json): Json | Promise<Json> {
    const { headerBytes } = this.summary
    this.#fields ??= headerBytes ? rawFields(headerBytes) : this.#readHeader()
    return this.#fields instanceof Promise ? this.#fields.then(tell) : tell(this.#fields)
  }

  get listed(): BodyLists {
    return (this.#lists ??= bodyLists(this.root))
  }

  async parts(parts: readonly NumberedPart[], asked: EmailArguments): Promise<Json> {
    const objects: JsonObject[] = []
    for (const part of parts) objects.push(await this.part(part, asked, false))
    return objects
  }

  part(part: NumberedPart, { bodyProperties }: EmailArguments, deep: boolean): Promise<JsonObject> {
    const [blob, message] = [this.#blob, this.message]
    return partObject(part, { blob, message, properties: bodyProperties, deep })
  }

  async #readHeader(): Promise<readonly RawField[]> {
    const [start, end] = this.summary.root.header
    const pieces: Buffer[] = []
    const stop = Math.min(end, start + limits.headerBytes)
    for await (const piece of this.message.bytes(start, stop)) pieces.push(piece)
    return rawFields(Buffer.concat(pieces))
  }
}
