/** ShareNotifications: what a caller was given and lost, until he has dismissed it (RFC 9670 §3). */

import { utcDateOf } from '../core/dates.js'
import type { Json } from '../core/json.js'
import type { CallContext } from '../core/method.js'
import { MethodError } from '../core/method-error.js'
import { accountIdOf } from '../core/session-resource.js'
import { mailboxId } from '../ids.js'
import { mayOf, rightsOf } from '../methods/mailbox/rights.js'
import type { Changed } from '../standard/changes.js'
import type { RightsChange } from './ports.js'
import { sharingAccount } from './principals.js'

export const notificationProperties = [
  ...['id', 'created', 'changedBy', 'objectType', 'objectAccountId', 'objectId', 'name'],
  ...['oldRights', 'newRights'],
] as const

/** What of a call is asked for them. */
export type Reader = Pick<CallContext, 'caller' | 'account' | 'sharing'>

/** What the caller has not dismissed, newest first. Throws MethodError accountNotFound, accountNotSupportedByMethod. */
export async function notificationsOf(
  context: Reader,
  accountId: string,
): Promise<readonly RightsChange[]> {
  await sharingAccount(context, accountId)
  const { kept } = await context.account(accountId)
  const dismissed = new Set((await kept.all('share')).map(({ name }) => name))
  const all = await context.sharing.changes(context.caller)
  return all.filter(({ id }) => !dismissed.has(id))
}

/** There is no notification that was not dismissed. Throws Fault denied, over-quota. */
export async function dismiss(context: Reader, accountId: string, id: string): Promise<void> {
  const { kept } = await context.account(accountId)
  const told = new Set((await context.sharing.changes(context.caller)).map((one) => one.id))
  // What is told no more needs no note that it is not to be told.
  for (const { name } of await kept.all('share'))
    if (!told.has(name)) await kept.remove('share', name)
  await kept.put('share', { name: id, value: '' })
}

const nothing = 'none'

/** The state is the list itself: what came and went is seen by comparing two of them. */
export const notificationsState = (all: readonly RightsChange[]): string =>
  all.map(({ id }) => id).join('.') || nothing

/** Throws MethodError cannotCalculateChanges for what we never gave. */
export function notificationsSince(state: string, all: readonly RightsChange[]): Changed {
  if (!/^[0-9a-z]{1,20}(\.[0-9a-z]{1,20}){0,99}$/.test(state))
    throw new MethodError('cannotCalculateChanges', 'this state is not one of ours')
  const before = new Set(state === nothing ? [] : state.split('.'))
  const now = all.map(({ id }) => id)
  const left = new Set(now)
  return {
    created: now.filter((id) => !before.has(id)),
    updated: [],
    destroyed: [...before].filter((id) => !left.has(id)),
  }
}

/** The folder that a notification is about; the account itself where the caller sees no folder any more. */
export async function objectIdOf(context: Reader, address: string): Promise<string> {
  const accountId = accountIdOf(address)
  try {
    const inbox = await (await context.account(accountId)).mailbox('INBOX')
    return inbox ? mailboxId(inbox.id) : accountId
  } catch (error) {
    if (error instanceof MethodError) return accountId
    throw error
  }
}

/** Delegations are entered by administrators, who are no principals of a mailbox. */
const changedBy = { name: 'Administration', email: null, principalId: null }

export const notificationMakers = (
  change: RightsChange,
  objectId: string,
): Readonly<Record<string, () => Json>> => ({
  id: () => change.id,
  created: () => utcDateOf(change.at),
  changedBy: () => changedBy,
  objectType: () => 'Mailbox',
  objectAccountId: () => accountIdOf(change.address),
  objectId: () => objectId,
  name: () => change.name,
  oldRights: () => rightsAt(change.before),
  newRights: () => rightsAt(change.after),
})

const rightsAt = (actions: RightsChange['before']): Json =>
  actions.includes('read') ? rightsOf({ role: 'inbox' }, mayOf(actions)) : null
