/**
 * Messages made in the page, in bytes: kept among the drafts first and sent from there, so that nothing is lost between the
 * two (RFC 8621 §4.8, §7.5).
 */

import type { Account } from './account.js'
import type { UploadOptions } from './blobs.js'
import { faultOf, isApiFault, oddAnswer } from './faults.js'
import { isObject, listIn, objectIn, textIn, type JsonObject } from './protocol/json.js'
import { resultOf } from './protocol/reference.js'

export interface PostedEnvelope {
  readonly from: string
  readonly recipients: readonly string[]
  /** Seconds that it waits, and can be taken back (RFC 4865). */
  readonly holdSeconds: number
  /** UTC date that it waits for instead (RFC 4865: HOLDUNTIL). */
  readonly holdUntil?: string | undefined
  /** Whether its delivery, too, is told by a message (RFC 3461). */
  readonly notifies?: boolean
  /**
   * What its author says of the prescription in it to the dispensing ledger (`urn:pli:params:jmap:follow-up`). The gateway
   * tells it once the message has gone, whatever has become of the page; what was taken back is told to nobody.
   */
  readonly ledger?: LedgerWord
}

/** A prescription as its document names itself, and what its lines allow; only the former where it is cancelled. */
export interface LedgerWord {
  readonly verb: 'register' | 'cancel'
  readonly document: {
    readonly id: string
    readonly setId: string
    readonly version: number
    readonly replaces: string | null
  }
  readonly lines?: readonly {
    readonly line: number
    readonly times: number
    readonly boxes: number | null
  }[]
}

/** Without what the ledger does not know of. */
const wordIn = ({ verb, document: { id, setId, version, replaces }, lines }: LedgerWord) => ({
  ...{ verb, document: { id, setId, version, replaces } },
  ...(lines && { lines: lines.map(({ line, times, boxes }) => ({ line, times, boxes })) }),
})

export interface Posted {
  readonly submissionId: string
  readonly emailId: string
}

/** The folders by their roles. */
async function folders(account: Account): Promise<ReadonlyMap<string, string>> {
  const { list } = await account.call('Mailbox/get', { ids: null, properties: ['id', 'role'] })
  const found = new Map<string, string>()
  for (const one of Array.isArray(list) ? list : []) {
    const role = isObject(one) ? textIn(one, 'role') : undefined
    const id = isObject(one) ? textIn(one, 'id') : undefined
    if (role !== undefined && id !== undefined) found.set(role, id)
  }
  return found
}

/** The object that was made as `key`. Throws the ApiFault of why it was not. */
function made(answer: JsonObject, key: string): JsonObject {
  const { created, notCreated } = answer
  const one = isObject(created) ? created[key] : undefined
  if (isObject(one)) return one
  const why = isObject(notCreated) ? notCreated[key] : undefined
  throw isObject(why) ? faultOf(why) : oddAnswer(`nothing was made of ${key}`)
}

const idOf = (value: JsonObject): string => {
  const id = textIn(value, 'id')
  if (id === undefined) throw oddAnswer('no id')
  return id
}

/** Keeps a message among the drafts; answers with its id. ApiFault as for any call; too-large, over-quota. */
export async function keepDraft(
  account: Account,
  raw: Uint8Array,
  options: Pick<UploadOptions, 'signal' | 'onProgress'> = {},
): Promise<string> {
  const roles = await folders(account)
  const drafts = roles.get('drafts')
  if (drafts === undefined) throw oddAnswer('no drafts')
  const { blobId } = await account.upload(raw, { ...options, type: 'message/rfc822' })
  const email = { blobId, mailboxIds: { [drafts]: true }, keywords: { $draft: true, $seen: true } }
  return idOf(made(await account.call('Email/import', { emails: { draft: email } }), 'draft'))
}

/** Takes a draft away that is not to be sent. */
export async function dropDraft(account: Account, emailId: string): Promise<void> {
  await account.call('Email/set', { destroy: [emailId] })
}

/** Sends a draft as it is; it goes to the folder of what was sent. ApiFault of `EmailSubmission/set`. */
export async function postDraft(
  account: Account,
  emailId: string,
  { from, recipients, holdSeconds, holdUntil, notifies = false, ledger }: PostedEnvelope,
): Promise<Posted> {
  const roles = await folders(account)
  const drafts = roles.get('drafts')
  const sent = roles.get('sent')
  const { list } = await account.call('Identity/get', { ids: null })
  const identity = (Array.isArray(list) ? list : [])
    .filter(isObject)
    .find((one) => textIn(one, 'email')?.toLowerCase() === from.toLowerCase())
  if (!identity) throw faultOf({ type: 'forbiddenFrom' })
  const held = holdSeconds > 0 ? { HOLDFOR: String(holdSeconds) } : null
  const parameters = holdUntil === undefined ? held : { HOLDUNTIL: holdUntil }
  const asked = notifies ? { NOTIFY: 'SUCCESS,FAILURE,DELAY' } : null
  const moved = {
    'keywords/$draft': null,
    ...(drafts !== undefined && sent !== undefined && { [`mailboxIds/${drafts}`]: null }),
    ...(sent !== undefined && { [`mailboxIds/${sent}`]: true }),
  }
  const results = await account.request([
    [
      'EmailSubmission/set',
      {
        create: {
          post: {
            ...{ identityId: idOf(identity), emailId },
            envelope: {
              mailFrom: { email: from, parameters },
              rcptTo: recipients.map((email) => ({ email, parameters: asked })),
            },
            ...(ledger && { ledger: wordIn(ledger) }),
          },
        },
        onSuccessUpdateEmail: { '#post': moved },
      },
      's',
    ],
  ])
  const submission = made(results.get('s', 'EmailSubmission/set'), 'post')
  return { submissionId: idOf(submission), emailId }
}

/** Both in one: what the gateway refuses to send stays among no drafts. ApiFault as `keepDraft` and `postDraft`. */
export async function postMessage(
  account: Account,
  raw: Uint8Array,
  envelope: PostedEnvelope,
  options: Pick<UploadOptions, 'signal' | 'onProgress'> = {},
): Promise<Posted> {
  const emailId = await keepDraft(account, raw, options)
  try {
    return await postDraft(account, emailId, envelope)
  } catch (error) {
    // A way that broke says nothing of how far it went: then the draft is what tells.
    if (isApiFault(error) && error.kind !== 'unavailable') await dropDraft(account, emailId)
    throw error
  }
}

/** Takes back what has not left yet. ApiFault conflict (`cannotUnsend`) when it has. */
export async function takeBack(account: Account, submissionId: string): Promise<void> {
  const answer = await account.call('EmailSubmission/set', {
    update: { [submissionId]: { undoStatus: 'canceled' } },
  })
  const why = isObject(answer['notUpdated']) ? answer['notUpdated'][submissionId] : undefined
  if (isObject(why)) throw faultOf(why)
}

/** Takes it back and its copy with it; false when it is too late. */
export async function recall(
  account: Account,
  { submissionId, emailId }: Posted,
): Promise<boolean> {
  try {
    await takeBack(account, submissionId)
  } catch (error) {
    if (isApiFault(error, 'cannotUnsend')) return false
    throw error
  }
  await dropDraft(account, emailId)
  return true
}

/** What became of a message of which one does not know whether it went. */
export interface FoundPost {
  /** Copies that are drafts still. */
  readonly drafts: readonly string[]
  /** The one that went, or waits to go; null when none did. */
  readonly posted: Posted | null
}

/**
 * Looks for a message by its Message-ID (`<id@domain>`), received since `after` (UTC date), before it is sent once more: a
 * way that broke says nothing of how far it went.
 */
export async function findPost(
  account: Account,
  { messageId, after }: { readonly messageId: string; readonly after: string },
): Promise<FoundPost> {
  const bare = messageId.replace(/^<|>$/g, '')
  const filter = { operator: 'AND', conditions: [{ after }, { header: ['Message-ID', bare] }] }
  const found = await account.request([
    ['Email/query', { filter }, 'found'],
    [
      'Email/get',
      { '#ids': resultOf('found', 'Email/query', '/ids'), properties: ['id', 'keywords'] },
      'got',
    ],
  ])
  const emails = listIn(found.get('got', 'Email/get'), 'list')
  const drafts = emails.filter((one) => objectIn(one, 'keywords')['$draft'] === true).map(idOf)
  if (emails.length === 0) return { drafts, posted: null }
  const emailIds = emails.map(idOf)
  const went = { operator: 'NOT', conditions: [{ undoStatus: 'canceled' }] }
  const results = await account.request([
    [
      'EmailSubmission/query',
      { filter: { operator: 'AND', conditions: [{ emailIds }, went] } },
      'found',
    ],
    [
      'EmailSubmission/get',
      { '#ids': resultOf('found', 'EmailSubmission/query', '/ids'), properties: ['emailId'] },
      'got',
    ],
  ])
  const [one] = listIn(results.get('got', 'EmailSubmission/get'), 'list')
  const emailId = one && textIn(one, 'emailId')
  return {
    drafts,
    posted: one && emailId !== undefined ? { submissionId: idOf(one), emailId } : null,
  }
}

/** What was taken back becomes a draft again, in the folder of drafts. */
export async function backToDrafts(account: Account, emailId: string): Promise<void> {
  const roles = await folders(account)
  const drafts = roles.get('drafts')
  if (drafts === undefined) throw oddAnswer('no drafts')
  const patch = { mailboxIds: { [drafts]: true }, 'keywords/$draft': true }
  const answer = await account.call('Email/set', { update: { [emailId]: patch } })
  const why = isObject(answer['notUpdated']) ? answer['notUpdated'][emailId] : undefined
  if (isObject(why)) throw faultOf(why)
}
