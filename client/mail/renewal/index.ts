/** Renewing an identity folder over EST (RFC 7030). The authority's parts are loaded when it is done, not for every command. */

import type { MailCertification, MailCertified } from './certify-mail.js'
import type { Renewal, RenewalRequest } from './renew.js'

/**
 * Renews the identity in a folder. A death at any moment leaves one that works, and the next call goes on where this one
 * stopped. Fault denied, unavailable, conflict: the folder is as it was.
 */
export async function renewIdentity(request: RenewalRequest): Promise<Renewal> {
  return (await import('./renew.js')).renewIdentity(request)
}

/**
 * Makes the keys that sign and open mail, those that are missing or end within 30 days, and has them certified over EST for
 * the folder's own identity and mailbox. Fault denied, unavailable, conflict: what was there still is.
 */
export async function certifyMailKeys(request: MailCertification): Promise<MailCertified> {
  return (await import('./certify-mail.js')).certify(request)
}

export type { MailCertification, MailCertified } from './certify-mail.js'
export type { Renewal, RenewalRequest } from './renew.js'
