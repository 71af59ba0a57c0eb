/** The Session object: what this gateway can do for this caller, and where (RFC 8620 §2). */

import { createHash } from 'node:crypto'
import type { Caller, CallerMailbox } from '../../trust/index.js'
import type { JsonObject } from './json.js'

/** A capability as the Session object announces it; `account` says what it is worth in one mailbox, or null when nothing. */
export interface Capability {
  readonly uri: string
  readonly spec: string
  readonly server: JsonObject | ((base: string) => JsonObject)
  account(mailbox: CallerMailbox): JsonObject | null
  /** Whether this caller hears of it at all; everybody does when left out. */
  readonly isFor?: (caller: Caller) => boolean
}

/** URIs of what this caller hears of, and may therefore use. */
export const announcedTo = (
  caller: Caller,
  capabilities: readonly Capability[],
): ReadonlySet<string> =>
  new Set(capabilities.filter(({ isFor }) => isFor?.(caller) ?? true).map(({ uri }) => uri))

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
  const capabilities = every.filter(({ uri }) => heard.has(uri))
  const accounts = readable(caller)
  const own = caller.mailboxes[0]?.address
  const session = {
    accounts: Object.fromEntries(
      accounts.map((mailbox) => [
        accountIdOf(mailbox.address),
        accountOf(mailbox, mailbox.address === own, capabilities),
      ]),
    ),
    primaryAccounts: primaries(accounts, capabilities),
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
      capabilities.map(({ uri, server }) => [
        uri,
        typeof server === 'function' ? server(at) : server,
      ]),
    )
  const state = stateOf({ capabilities: announced(''), ...session })
  return { capabilities: announced(base), ...session, ...urls, state }
}

const stateOf = (session: JsonObject): string =>
  createHash('sha256').update(JSON.stringify(session)).digest('base64url').slice(0, 16)

const accountOf = (
  mailbox: CallerMailbox,
  isPersonal: boolean,
  capabilities: readonly Capability[],
): JsonObject => ({
  name: mailbox.address,
  isPersonal,
  isReadOnly: !mailbox.actions.includes('manage'),
  accountCapabilities: Object.fromEntries(
    capabilities.flatMap((capability) => {
      const worth = capability.account(mailbox)
      return worth ? [[capability.uri, worth]] : []
    }),
  ),
})

/** The caller's first mailbox is where a client starts. */
const primaries = (
  accounts: readonly CallerMailbox[],
  capabilities: readonly Capability[],
): JsonObject =>
  Object.fromEntries(
    capabilities.flatMap((capability) => {
      const first = accounts.find((mailbox) => capability.account(mailbox) !== null)
      return first ? [[capability.uri, accountIdOf(first.address)]] : []
    }),
  )
