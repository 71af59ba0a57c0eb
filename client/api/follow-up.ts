/** What became of what was sent, and what waits to be sent (RFC 8621 §7; `urn:pli:params:jmap:follow-up`). */

import type { Account } from './account.js'
import {
  isObject,
  listIn,
  numberIn,
  objectIn,
  stringIn,
  textIn,
  type JsonObject,
} from './protocol/json.js'
import { resultOf } from './protocol/reference.js'

/** One recipient; times in milliseconds since the epoch, null for what did not happen or is not known. */
export interface FollowedRecipient {
  readonly address: string
  readonly accepted: number | null
  readonly delivered: number | null
  readonly fetched: number | null
  readonly read: number | null
  readonly answered: number | null
  readonly dispensed: number | null
  /** Why it did not arrive: `unknown`, `foreign`, `suspended`, `full`, `sender`; null when it did, or waits. */
  readonly failed: string | null
}

export interface FollowedMessage {
  readonly submissionId: string
  readonly emailId: string
  readonly sendAt: number
  readonly undoStatus: 'pending' | 'final' | 'canceled'
  readonly recipients: readonly FollowedRecipient[]
}

export interface FollowUps {
  /** The first ones of the list are late or failed: so many of all. */
  readonly late: number
  readonly total: number
  /** Late ones first and oldest first, then the others, the latest first. */
  readonly messages: readonly FollowedMessage[]
}

const timeIn = (object: JsonObject, name: string): number | null => {
  const at = Date.parse(textIn(object, name) ?? '')
  return Number.isNaN(at) ? null : at
}

const recipientOf = (one: JsonObject): FollowedRecipient => ({
  address: stringIn(one, 'email').toLowerCase(),
  ...{ accepted: timeIn(one, 'accepted'), delivered: timeIn(one, 'delivered') },
  ...{ fetched: timeIn(one, 'fetched'), read: timeIn(one, 'read') },
  ...{ answered: timeIn(one, 'answered'), dispensed: timeIn(one, 'dispensed') },
  failed: textIn(one, 'failed') ?? null,
})

function messageOf(one: JsonObject): FollowedMessage {
  const status = textIn(one, 'undoStatus')
  return {
    ...{ submissionId: stringIn(one, 'id'), emailId: stringIn(one, 'emailId') },
    sendAt: timeIn(one, 'sendAt') ?? 0,
    undoStatus: status === 'pending' || status === 'canceled' ? status : 'final',
    recipients: listIn(one, 'followUp').map(recipientOf),
  }
}

const properties = ['id', 'emailId', 'sendAt', 'undoStatus', 'followUp']

/** The first `limit` of them. ApiFault as for any call; unsupported where the gateway follows nothing. */
export async function followUps(account: Account, limit: number): Promise<FollowUps> {
  const results = await account.request([
    ['FollowUp/query', { limit, calculateTotal: true }, 'q'],
    ['EmailSubmission/get', { '#ids': resultOf('q', 'FollowUp/query', '/ids'), properties }, 'g'],
  ])
  const query = results.get('q', 'FollowUp/query')
  const found = new Map(
    listIn(results.get('g', 'EmailSubmission/get'), 'list').map((one) => [
      stringIn(one, 'id'),
      messageOf(one),
    ]),
  )
  const { ids } = query
  const messages = (Array.isArray(ids) ? ids : []).flatMap((id) => found.get(String(id)) ?? [])
  return { late: numberIn(query, 'late', 0), total: numberIn(query, 'total', 0), messages }
}

/** How many are late or failed. ApiFault as `followUps`. */
export async function lateCount(account: Account): Promise<number> {
  return numberIn(await account.call('FollowUp/query', { limit: 1, lateOnly: true }), 'late', 0)
}

/** Forgets what became of a message; the message stays. ApiFault not-found. */
export async function forgetFollowUp(account: Account, submissionId: string): Promise<void> {
  await account.call('EmailSubmission/set', { destroy: [submissionId] })
}

export interface ScheduledMessage {
  readonly submissionId: string
  readonly emailId: string
  readonly sendAt: number
  readonly recipients: readonly string[]
}

/** What waits for its hour, the next first. ApiFault as for any call. */
export async function scheduledMessages(account: Account): Promise<readonly ScheduledMessage[]> {
  const results = await account.request([
    [
      'EmailSubmission/query',
      {
        filter: { undoStatus: 'pending' },
        sort: [{ property: 'sentAt', isAscending: true }],
        limit: 200,
      },
      'q',
    ],
    [
      'EmailSubmission/get',
      {
        '#ids': resultOf('q', 'EmailSubmission/query', '/ids'),
        properties: ['id', 'emailId', 'sendAt', 'envelope'],
      },
      'g',
    ],
  ])
  return listIn(results.get('g', 'EmailSubmission/get'), 'list')
    .map((one) => ({
      ...{ submissionId: stringIn(one, 'id'), emailId: stringIn(one, 'emailId') },
      sendAt: timeIn(one, 'sendAt') ?? 0,
      recipients: listIn(objectIn(one, 'envelope'), 'rcptTo')
        .filter(isObject)
        .map((address) => stringIn(address, 'email').toLowerCase()),
    }))
    .sort((a, b) => a.sendAt - b.sendAt)
}
