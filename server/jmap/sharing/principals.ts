/** Principals: people and organisations that a caller opens mailboxes with (RFC 9670 §2); nobody else is told of. */

import { createHash } from 'node:crypto'
import { capabilities } from '../capabilities.js'
import type { Json, JsonObject } from '../core/json.js'
import { MethodError } from '../core/method-error.js'
import { accountIdOf, accountObjectOf } from '../core/session-resource.js'
import type { CallContext } from '../core/method.js'
import { homeAccountOf, principalIdOf } from './names.js'
import type { Sharer } from './ports.js'

export const principalProperties = [
  ...['id', 'type', 'name', 'description', 'email', 'timeZone', 'capabilities', 'accounts'],
] as const

export const principalMakers = (
  sharer: Sharer,
  context: CallContext,
): Readonly<Record<string, () => Json>> => ({
  id: () => principalIdOf(sharer.identity),
  type: () => sharer.kind,
  name: () => sharer.name,
  description: () => sharer.description,
  email: () => sharer.email,
  timeZone: () => null,
  capabilities: () => ({}),
  accounts: () => accountsOf(sharer, context),
})

function accountsOf({ opened }: Sharer, { caller }: CallContext): JsonObject | null {
  if (opened.length === 0) return null
  return Object.fromEntries(
    opened.map((address) => [
      accountIdOf(address),
      accountObjectOf(caller, address, capabilities) ?? null,
    ]),
  )
}

/** Where a caller's principals and notifications are: his first account. Throws MethodError accountNotSupportedByMethod. */
export async function sharingAccount(
  context: Pick<CallContext, 'caller' | 'account'>,
  accountId: string,
): Promise<void> {
  await context.account(accountId)
  if (accountId !== homeAccountOf(context.caller))
    throw new MethodError('accountNotSupportedByMethod', 'principals are in the first account')
}

/** Changes whenever a principal does. */
export const principalsState = (sharers: readonly Sharer[]): string =>
  createHash('sha256').update(JSON.stringify(sharers)).digest('base64url').slice(0, 16)
