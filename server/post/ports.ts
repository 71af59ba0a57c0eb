/** What post asks of the directory: where an address leads. */

/** Where mail for an address can go; `foreign` is a domain that is not ours. */
export type Route = 'local' | 'unknown' | 'suspended' | 'foreign'

/** What the sender is told: a mailbox of ours may have no room, or be zero-access and its holder have no key that holds. */
export type Answer = Route | 'full' | 'no-key'

export interface Routes {
  /** `address` is lower case. */
  route(address: string): Promise<Route>
}
