/** The signatures of multipart/signed and of opaque signed-data, as facts; what they are worth is judged elsewhere. */

import { verifyCms, type VerifiedCms } from '../../../pki/index.js'
import { canonicalLines } from './lines.js'

/**
 * Verifies the signature part of a multipart/signed over its first part, given exactly as it stands in the message: header
 * and body, without the line end before the next delimiter (RFC 1847 §2.1). Content inside the signature is a flaw.
 * Fault syntax or too-large when `cms` is no SignedData.
 */
export function verifyDetached(cms: Uint8Array, signedPart: Uint8Array): VerifiedCms {
  const der = Buffer.from(cms)
  const exact = Buffer.from(signedPart)
  const canonical = canonicalLines(exact)
  const verified = verifyCms(der, canonical)
  // Some signers hash line ends as they send them.
  if (canonical === exact || !verified.signatures.some(isAltered)) return verified
  return verifyCms(der, exact)
}

/** Verifies signed-data with its content inside (RFC 8551 §3.5.2); the content is a MIME entity. Faults as above. */
export const verifyOpaque = (cms: Uint8Array): VerifiedCms => verifyCms(Buffer.from(cms))

const isAltered = ({ flaws }: VerifiedCms['signatures'][number]): boolean =>
  flaws.some(({ name }) => name === 'altered')
