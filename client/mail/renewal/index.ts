/** Renewing an identity folder over EST (RFC 7030). The authority's parts are loaded when it is done, not for every command. */

import type { Renewal, RenewalRequest } from './renew.js'

/**
 * Renews the identity in a folder. A death at any moment leaves one that works, and the next call goes on where this one
 * stopped. Fault denied, unavailable, conflict: the folder is as it was.
 */
export async function renewIdentity(request: RenewalRequest): Promise<Renewal> {
  return (await import('./renew.js')).renewIdentity(request)
}

export type { Renewal, RenewalRequest } from './renew.js'
