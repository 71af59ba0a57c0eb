/** The attribute by which a signer binds the certificate (RFC 5035 §3; RFC 2634 §5.4 with SHA-1): read and composed. */

import { createHash } from 'node:crypto'
import { isFault } from '../../server/base/index.js'
import { composeTlv, openSequence, positive, tags, type Certificate } from '../x509/index.js'
import { digestOf } from './algorithms.js'
import { attributeOids } from './oids.js'
import { readAlgorithm, single, type Attribute } from './reading.js'

/** SET OF attribute values are wrapped by the caller; this is the value: SHA-256, which is the default and not written. */
export function composeSigningCertificate({ der, issuer, serial }: Certificate): Buffer {
  const issuerSerial = composeTlv(
    tags.sequence,
    composeTlv(tags.sequence, composeTlv(0xa4, issuer.der)),
    serialInteger(serial),
  )
  const hash = composeTlv(tags.octetString, createHash('sha256').update(der).digest())
  const id = composeTlv(tags.sequence, hash, issuerSerial)
  return composeTlv(tags.sequence, composeTlv(tags.sequence, id))
}

/** An INTEGER for a serial number as certificates keep it. */
export const serialInteger = (serial: string): Buffer =>
  serial.startsWith('-')
    ? composeTlv(tags.integer, Buffer.from(serial.slice(1), 'hex'))
    : composeTlv(tags.integer, positive(serial))

/** Does the signer name this certificate, another, or none? The first in the list is the signer's (RFC 5035 §4). */
export function namesCertificate(
  attributes: readonly Attribute[],
  certificate: Certificate,
): 'this' | 'another' | 'none' {
  const answers = [
    check(single(attributes, attributeOids.signingCertificateV2), certificate, true),
    check(single(attributes, attributeOids.signingCertificate), certificate, false),
  ]
  return answers.find((answer) => answer !== 'none') === undefined
    ? 'none'
    : answers.includes('another')
      ? 'another'
      : 'this'
}

function check(
  value: ReturnType<typeof single>,
  { der }: Certificate,
  isSecond: boolean,
): 'this' | 'another' | 'none' {
  if (value === undefined) return 'none'
  if (value === 'many') return 'another'
  try {
    const first = openSequence(value.raw).enter(tags.sequence).enter(tags.sequence)
    const algorithm =
      isSecond && first.peek() === tags.sequence
        ? digestOf(readAlgorithm(first.expect(tags.sequence)))
        : isSecond
          ? 'sha256'
          : 'sha1'
    const expected = first.expect(tags.octetString).content
    if (typeof algorithm !== 'string') return 'another'
    return createHash(algorithm).update(der).digest().equals(expected) ? 'this' : 'another'
  } catch (error) {
    if (isFault(error)) return 'another'
    throw error
  }
}
