/** The nonce of an OCSP exchange: what ties an answer to its question, RFC 9654. */

import { composeTlv, DerReader, notDer, tags } from '../der.js'
import type { RawExtension } from '../extensions/index.js'
import { extensionOids } from '../oids.js'

/** What a client of ours sends (RFC 9654 §2.1); 1 to 128 are taken. */
export const nonceBytes = 32
const mostBytes = 128

/** Undefined when there is none. Fault syntax when it is empty or longer than RFC 9654 §2.1 allows. */
export function nonceIn(list: readonly RawExtension[]): Buffer | undefined {
  const found = list.find(({ oid }) => oid === extensionOids.ocspNonce)
  if (!found) return undefined
  const reader = new DerReader(found.value)
  const { content } = reader.expect(tags.octetString)
  reader.end()
  if (content.length === 0 || content.length > mostBytes) throw notDer('a nonce of odd length')
  return content
}

export const nonceExtension = (nonce: Buffer): RawExtension => ({
  oid: extensionOids.ocspNonce,
  critical: false,
  value: composeTlv(tags.octetString, nonce),
})
