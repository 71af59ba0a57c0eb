/**
 * Certificates-only messages (RFC 5652 §5.1, RFC 5751 §3.8: SignedData that nobody signed), in which EST and most tools
 * carry chains. Nothing is signed or enciphered here: it is an envelope.
 */

import { composeTlv, DerReader, elementsOf, notDer, openSequence, tags } from './der.js'
import { oidOf } from './primitives.js'

/** 1.2.840.113549.1.7, PKCS #7. */
const pkcs7 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07]
const dataOid = Buffer.of(...pkcs7, 1)
const signedDataOid = Buffer.of(...pkcs7, 2)
const maxCertificates = 32

const seq = (...parts: Buffer[]): Buffer => composeTlv(tags.sequence, ...parts)

/** Puts certificates (DER) into a certificates-only message. */
export function composeCertsOnly(certificates: readonly Buffer[]): Buffer {
  // A SET OF is sorted in DER (X.690 §11.6).
  const sorted = [...certificates].sort((a, b) => Buffer.compare(a, b))
  const signedData = seq(
    Buffer.of(tags.integer, 1, 1),
    composeTlv(tags.set),
    seq(composeTlv(tags.oid, dataOid)),
    composeTlv(0xa0, ...sorted),
    composeTlv(tags.set),
  )
  return seq(composeTlv(tags.oid, signedDataOid), composeTlv(0xa0, signedData))
}

/** The certificates (DER) of such a message, in the order in which they stand there. Fault syntax. */
export function parseCertsOnly(der: Buffer): Buffer[] {
  const info = openSequence(der)
  if (!info.expect(tags.oid).content.equals(signedDataOid)) throw notDer('no signed data')
  const content = new DerReader(info.expect(0xa0).content)
  info.end()
  const signed = content.enter(tags.sequence)
  content.end()
  signed.expect(tags.integer)
  signed.expect(tags.set)
  if (oidOf(signed.enter(tags.sequence).expect(tags.oid).content) !== oidOf(dataOid))
    throw notDer('content of another kind')
  const certificates = signed.optional(0xa0)
  const found = certificates ? elementsOf(new DerReader(certificates.content)) : []
  if (found.length > maxCertificates) throw notDer('too many certificates')
  return found.map(({ tag, raw }) => {
    if (tag !== tags.sequence) throw notDer('no certificate')
    return raw
  })
}
