/** What post asks of the directory: where an address leads. */

import type { Verdict } from '../base/index.js'

/** Where mail for an address can go; `foreign` is a domain that is not ours. */
export type Route = 'local' | 'unknown' | 'suspended' | 'foreign'

/** What the sender is told: a mailbox of ours may have no room, or be zero-access and its holder have no key that holds. */
export type Answer = Route | 'full' | 'no-key'

/** May this identity, which is not connected now, still send as `address`? */
export type MayStillSend = (identity: string, address: string) => Promise<Verdict>

export interface Routes {
  /** `address` is lower case. */
  route(address: string): Promise<Route>
}
