/** Mailboxes that a person was given and lost, until he has taken note of it (RFC 9670 §3). */

import type { Account } from './account.js'
import type { Jmap } from './connect.js'
import { capability } from './protocol/session.js'
import { listIn, objectIn, stringIn, type JsonObject } from './protocol/json.js'

/** What became of one mailbox. */
export interface ShareNotice {
  /** Everything that was told of it. */
  readonly ids: readonly string[]
  /** Whose mailbox it is. */
  readonly name: string
  /** The mailbox's account, for as long as it may be opened. */
  readonly accountId: string
  readonly what: 'given' | 'changed' | 'lost'
}

/** The account that notices are in; undefined where the gateway has none. */
export function noticeAccount(jmap: Jmap): Account | undefined {
  const { accounts } = jmap.session.get()
  const home = accounts.find(({ capabilities }) => capability.principals in capabilities)
  return home && jmap.account(home.id)
}

/** One of each mailbox, by what was told last; the latest first. Throws ApiFault. */
export async function shareNotices(account: Account): Promise<readonly ShareNotice[]> {
  const answer = await account.call('ShareNotification/get')
  const created = (one: JsonObject): number => Date.parse(stringIn(one, 'created')) || 0
  const told = [...listIn(answer, 'list')].sort((a, b) => created(b) - created(a))
  const notices = new Map<string, ShareNotice>()
  for (const one of told) {
    const accountId = stringIn(one, 'objectAccountId')
    const { ids, ...known } = notices.get(accountId) ?? { ids: [], ...noticeOf(one) }
    notices.set(accountId, { ...known, ids: [...ids, stringIn(one, 'id')] })
  }
  return [...notices.values()]
}

/** It is told no more. Throws ApiFault. */
export async function dismissNotice(account: Account, { ids }: ShareNotice): Promise<void> {
  await account.call('ShareNotification/set', { destroy: ids })
}

function noticeOf(one: JsonObject): Omit<ShareNotice, 'ids'> {
  const may = (rights: string): boolean => objectIn(one, rights)['mayReadItems'] === true
  return {
    name: stringIn(one, 'name'),
    accountId: stringIn(one, 'objectAccountId'),
    what: !may('newRights') ? 'lost' : may('oldRights') ? 'changed' : 'given',
  }
}
