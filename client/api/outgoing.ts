/** A message whose bytes are made already, on its way: uploaded, laid among the drafts, submitted, and for a while to be taken back. */

import type { Account } from './account.js'
import { ApiFault, faultOf } from './faults.js'
import type { UploadOptions } from './blobs.js'
import type { JsonObject } from './protocol/json.js'

export interface OutgoingMessage {
  readonly raw: Uint8Array
  /** Address it is sent from: one of the account's identities. */
  readonly from: string
  readonly to: readonly string[]
  /** How long it can be taken back (RFC 4865: HOLDFOR); 0 for at once. */
  readonly holdSeconds: number
}

export interface SentMessage {
  readonly emailId: string
  readonly submissionId: string
  /** Takes it back and removes the copy. False when it has gone already. */
  undo(): Promise<boolean>
}

interface Way {
  readonly identityId: string
  readonly drafts: string
  readonly sent: string
}

/**
 * Sends it (RFC 8620 §6.1, RFC 8621 §4.8, §7.5). Resolves once the gateway has taken it; the copy then is among the sent.
 * Throws ApiFault denied when nothing may be sent from `from`, and those of the calls.
 */
export async function sendMessage(
  account: Account,
  message: OutgoingMessage,
  options: UploadOptions = {},
): Promise<SentMessage> {
  const way = await wayOf(account, message.from)
  const { blobId } = await account.upload(
    new Blob([message.raw.slice().buffer], { type: 'message/rfc822' }),
    options,
  )
  const keywords = { $draft: true, $seen: true }
  const imported = await account.call('Email/import', {
    emails: { m: { blobId, mailboxIds: { [way.drafts]: true }, keywords } },
  })
  const emailId = createdId(imported, 'm')
  const submitted = await account.call('EmailSubmission/set', {
    create: { s: submissionOf(message, way, emailId) },
    onSuccessUpdateEmail: {
      '#s': {
        [`mailboxIds/${way.drafts}`]: null,
        [`mailboxIds/${way.sent}`]: true,
        'keywords/$draft': null,
      },
    },
  })
  const submissionId = createdId(submitted, 's')
  return { emailId, submissionId, undo: () => takeBack(account, submissionId, emailId) }
}

function submissionOf(
  { from, to, holdSeconds }: OutgoingMessage,
  { identityId }: Way,
  emailId: string,
) {
  const parameters = holdSeconds > 0 ? { HOLDFOR: String(holdSeconds) } : null
  const rcptTo = to.map((email) => ({ email, parameters: { NOTIFY: 'SUCCESS,FAILURE,DELAY' } }))
  return { identityId, emailId, envelope: { mailFrom: { email: from, parameters }, rcptTo } }
}

function listOf(answer: JsonObject): readonly JsonObject[] {
  const list: unknown = answer['list']
  return Array.isArray(list) ? (list as readonly JsonObject[]) : []
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

async function wayOf(account: Account, from: string): Promise<Way> {
  const results = await account.request([
    ['Identity/get', { ids: null }, 'i'],
    ['Mailbox/get', { ids: null, properties: ['id', 'role'] }, 'b'],
  ])
  const own = listOf(results.get('i', 'Identity/get')).find(
    ({ email }) => text(email).toLowerCase() === from.toLowerCase(),
  )
  const boxes = listOf(results.get('b', 'Mailbox/get'))
  const box = (role: string): string => text(boxes.find((one) => one['role'] === role)?.['id'])
  const [drafts, sent] = [box('drafts'), box('sent')]
  if (!own || drafts === '' || sent === '')
    throw new ApiFault('denied', 'web.api.may-not-send', { error: 'identityNotFound' })
  return { identityId: text(own['id']), drafts, sent }
}

/** Throws the ApiFault of what was not created. */
function createdId(answer: JsonObject, key: string): string {
  const created = answer['created'] as JsonObject | null | undefined
  const made = created?.[key] as JsonObject | undefined
  if (made) return text(made['id'])
  const refused = answer['notCreated'] as JsonObject | null | undefined
  const why = refused?.[key] as JsonObject | undefined
  throw faultOf(why ?? {})
}

async function takeBack(account: Account, submissionId: string, emailId: string): Promise<boolean> {
  const answer = await account.call('EmailSubmission/set', {
    update: { [submissionId]: { undoStatus: 'canceled' } },
  })
  const updated = answer['updated'] as JsonObject | null | undefined
  if (updated?.[submissionId] === undefined) return false
  await account.call('Email/set', { destroy: [emailId] })
  return true
}
