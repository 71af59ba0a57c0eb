/** The Session object: what this gateway can do for this caller, and where (RFC 8620 §2). */

import { createHash } from 'node:crypto'
import type { Caller, CallerMailbox } from '../../trust/index.js'
import type { JsonObject } from './json.js'

/** A capability as the Session object announces it; `account` says what it is worth in one mailbox, or null when nothing. */
export interface Capability {
  readonly uri: string
  readonly spec: string
  /** Null for what accounts alone have, and no request may ask for. */
  readonly server: JsonObject | ((base: string) => JsonObject) | null
  account(mailbox: CallerMailbox, caller: Caller): JsonObject | null
  /** Whether this caller hears of it at all; everybody does when left out. */
  readonly isFor?: (caller: Caller) => boolean
}

/** URIs of what this caller hears of, and may therefore use. */
export const announcedTo = (
  caller: Caller,
  capabilities: readonly Capability[],
): ReadonlySet<string> =>
  new Set(
    capabilities
      .filter(({ isFor, server }) => server !== null && (isFor?.(caller) ?? true))
      .map(({ uri }) => uri),
  )

/** Where a WebSocket is opened. */
export const jmapSocketPath = '/jmap/ws'

/** RFC 8620 §1.2: an id says nothing; the address stands in the account's name. */
export const accountIdOf = (address: string): string =>
  `A${createHash('sha256').update(address.toLowerCase()).digest('base64url').slice(0, 24)}`

/** The address behind an account id, among those the caller may read. */
export const accountAddressOf = (caller: Caller, accountId: string): string | undefined =>
  readable(caller).find(({ address }) => accountIdOf(address) === accountId)?.address

/** Ids of what the caller may read. */
export const accountIdsOf = (caller: Caller): readonly string[] =>
  readable(caller).map(({ address }) => accountIdOf(address))

const readable = ({ mailboxes }: Caller): readonly CallerMailbox[] =>
  mailboxes.filter(({ actions }) => actions.includes('read'))

/** The Session object, its addresses below `base`. Its `state` changes with what the caller may do, not with the address. */
export function sessionOf(
  caller: Caller,
  every: readonly Capability[],
  base: string,
): JsonObject & { readonly state: string } {
  const heard = announcedTo(caller, every)
  const capabilities = every.filter(({ uri, server }) => server === null || heard.has(uri))
  const session = {
    accounts: Object.fromEntries(
      readable(caller).map((mailbox) => [
        accountIdOf(mailbox.address),
        accountOf(mailbox, caller, capabilities),
      ]),
    ),
    primaryAccounts: primaries(caller, capabilities),
    username: caller.identity,
  }
  const urls = {
    apiUrl: `${base}/jmap/api`,
    downloadUrl: `${base}/jmap/download/{accountId}/{blobId}/{name}?type={type}`,
    uploadUrl: `${base}/jmap/upload/{accountId}/`,
    eventSourceUrl: `${base}/jmap/eventsource?types={types}&closeafter={closeafter}&ping={ping}`,
  }
  const announced = (at: string): JsonObject =>
    Object.fromEntries(
      capabilities.flatMap(({ uri, server }) =>
        server === null ? [] : [[uri, typeof server === 'function' ? server(at) : server]],
      ),
    )
  const state = stateOf({ capabilities: announced(''), ...session })
  return { capabilities: announced(base), ...session, ...urls, state }
}

const stateOf = (session: JsonObject): string =>
  createHash('sha256').update(JSON.stringify(session)).digest('base64url').slice(0, 16)

/** The Account object of an address; undefined for one that the caller may not read. */
export function accountObjectOf(
  caller: Caller,
  address: string,
  every: readonly Capability[],
): JsonObject | undefined {
  const mailbox = readable(caller).find((one) => one.address === address)
  return mailbox && accountOf(mailbox, caller, every)
}

const accountOf = (
  mailbox: CallerMailbox,
  caller: Caller,
  capabilities: readonly Capability[],
): JsonObject => ({
  name: mailbox.address,
  isPersonal: mailbox.address === caller.mailboxes[0]?.address,
  isReadOnly: !mailbox.actions.includes('manage'),
  accountCapabilities: Object.fromEntries(
    capabilities.flatMap((capability) => {
      const worth = capability.account(mailbox, caller)
      return worth ? [[capability.uri, worth]] : []
    }),
  ),
})

/** The caller's first mailbox is where a client starts. */
const primaries = (caller: Caller, capabilities: readonly Capability[]): JsonObject =>
  Object.fromEntries(
    capabilities.flatMap((capability) => {
      const has = (mailbox: CallerMailbox): boolean => capability.account(mailbox, caller) !== null
      const first = capability.server === null ? undefined : readable(caller).find(has)
      return first ? [[capability.uri, accountIdOf(first.address)]] : []
    }),
  )
