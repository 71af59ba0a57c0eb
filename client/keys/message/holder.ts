/** Does whoever signed hold the address that the message says it is from? A good signature of somebody else proves nothing. */

import { attributeOf, type Certificate } from '../../../pki/index.js'
import type { Reason } from '../../verdict/index.js'
import type { ExamineContext } from './model.js'

/**
 * The mailboxes that a certificate speaks for (RFC 8550 §3): its alternative names; the old attribute of the subject only
 * where there are none, for authorities that check the one may not check the other.
 */
function addressesIn({ altNames, subject }: Certificate): string[] {
  const old = attributeOf(subject, 'emailAddress')
  const named = altNames.email.length > 0 || old === undefined ? altNames.email : [old]
  return named.map((text) => text.toLowerCase())
}

/**
 * What the certificate and the directory say of `address`. The directory has the last word where it knows the address:
 * a certificate may be older than a change of holder.
 */
export async function judgeHolder(
  certificate: Certificate,
  identity: string | null,
  address: string | null,
  context: ExamineContext,
): Promise<Reason[]> {
  // The message says so itself, by another reason.
  if (address === null) return []
  const other: Reason[] = [{ level: 'red', name: 'other-holder', values: { address } }]
  const known = (await context.holderOf?.(address)) ?? null
  if (known && known.identities.length > 0)
    return identity !== null && known.identities.includes(identity) ? [] : other
  const named = addressesIn(certificate)
  if (named.includes(address)) return []
  if (named.length > 0) return other
  return [{ level: 'amber', name: 'holder-unknown', values: { address } }]
}
