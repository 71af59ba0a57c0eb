/** May this certificate be the issuer of that one? Every reason why not, RFC 5280 §6.1.4. */

import { admit, deny, type Verdict } from '../../server/base/index.js'
import { algorithmOf, isSignedBy, understood, weaknessOf, type Certificate } from '../x509/index.js'

/** Does the name, and the key identifier when both give one, point from `certificate` to `issuer`? */
export function pointsTo(certificate: Certificate, issuer: Certificate): boolean {
  if (certificate.issuer.key !== issuer.subject.key) return false
  const { authorityKeyId } = certificate
  const { subjectKeyId } = issuer
  return !authorityKeyId || !subjectKeyId || authorityKeyId === subjectKeyId
}

/**
 * Checks one link of a chain but for its signature. `below` counts the CA certificates between `issuer` and the leaf;
 * self-issued ones do not count (RFC 5280 §6.1.4 (l)).
 */
export function checkAuthority(
  certificate: Certificate,
  issuer: Certificate,
  below: number,
  anchored: boolean,
): Verdict {
  // An anchor is a name and a key that somebody chose to trust: the oldest ones could not say that they are a CA.
  if (anchored && issuer.version !== 3) return checkSoundness(issuer)
  const names = { subject: certificate.subject.text, issuer: issuer.subject.text }
  const { basicConstraints, keyUsage } = issuer
  if (!basicConstraints?.ca) return deny('not-a-ca', { ...names, detail: 'basicConstraints' })
  if (keyUsage && !keyUsage.includes('keyCertSign'))
    return deny('not-a-ca', { ...names, detail: 'keyUsage' })
  const { pathLength } = basicConstraints
  if (pathLength !== undefined && below > pathLength)
    return deny('path-too-long', {
      issuer: names.issuer,
      limit: String(pathLength),
      count: String(below),
    })
  return checkSoundness(issuer)
}

/** Is `certificate` signed with the key of `issuer`, by an algorithm that we accept? */
export function checkSignature(certificate: Certificate, issuer: Certificate): Verdict {
  const { bytes, signature, algorithm: oid } = certificate.signed
  const algorithm = algorithmOf(certificate.signed)
  const subject = certificate.subject.text
  if (!algorithm) return deny('weak-algorithm', { subject, algorithm: oid })
  if (!issuer.publicKey || !isSignedBy(bytes, signature, algorithm, issuer.publicKey))
    return deny('bad-signature', { subject, issuer: issuer.subject.text })
  return admit(undefined)
}

/** What must hold of every certificate of a chain, whatever its place in it. */
export function checkSoundness({ subject, publicKey, extensions }: Certificate): Verdict {
  const weakness = weaknessOf(publicKey)
  if (weakness !== undefined) return deny('weak-key', { subject: subject.text, key: weakness })
  const strange = extensions.find(({ oid, critical }) => critical && !understood.has(oid))
  if (strange)
    return deny('unknown-critical-extension', { subject: subject.text, oid: strange.oid })
  return admit(undefined)
}

/** Issued by itself, by name; whether it signed itself is another question. */
export const isSelfIssued = ({ issuer, subject }: Certificate): boolean =>
  issuer.key === subject.key
