/** What post asks of the directory: where an address leads. */

/** Where mail for an address can go; `foreign` is a domain that is not ours. */
export type Route = 'local' | 'unknown' | 'suspended' | 'foreign'

/** What the sender is told: a mailbox of ours may have no room. */
export type Answer = Route | 'full'

export interface Routes {
  /** `address` is lower case. */
  route(address: string): Promise<Route>
}
