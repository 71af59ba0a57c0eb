/** The part of the judgement that changes with time: dates and revocation, cheap enough for every connection. */

import { admit, deny, type Denial, type Verdict } from '../../server/base/index.js'
import { algorithmOf, isSignedBy, parseCrl, type Certificate, type Crl } from '../x509/index.js'
import { readableTime } from './facts.js'
import type { Path } from './path.js'

/** Lists whose signature has been checked, by the `holder` of the authority that signed them. */
export type CrlSet = ReadonlyMap<string, Crl>

/**
 * Reads a list and checks that `issuer` signed it and may (RFC 5280 §6.3.3 (f)). A list that is not good is
 * as if it were missing, so the denial says `crl-missing`, and so is one that tells only a part. Fault syntax, too-large or unsupported from reading it.
 */
export function openCrl(der: Buffer, issuer: Certificate): Verdict<Crl> {
  const crl = parseCrl(der)
  const { bytes, signature } = crl.signed
  const algorithm = algorithmOf(crl.signed)
  const good =
    crl.scope === undefined &&
    crl.baseNumber === undefined &&
    crl.issuer.key === issuer.subject.key &&
    (issuer.keyUsage?.includes('cRLSign') ?? true) &&
    algorithm !== undefined &&
    issuer.publicKey !== undefined &&
    isSignedBy(bytes, signature, algorithm, issuer.publicKey)
  if (good) return admit(crl)
  return deny('crl-missing', { issuer: issuer.subject.text, subject: issuer.subject.text })
}

export interface Now {
  readonly crls: CrlSet
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Tells the state of a certificate in place of `crls`, when its issuer has other sources. */
  readonly status?: (certificate: Certificate, issuer: Certificate) => Verdict
  /** `off` only for tools that check a chain without any list at hand. */
  readonly revocation?: 'required' | 'off'
}

/** The first of `paths` that holds now; when none does, why the first one does not. */
export function judgeNow(paths: readonly Path[], now: Now): Verdict<Path> {
  let first: Denial | undefined
  for (const path of paths) {
    const verdict = judgePathNow(path, now)
    if (verdict.admitted) return admit(path)
    first ??= verdict
  }
  return first ?? deny('no-chain', { subject: '', issuer: '' })
}

function judgePathNow(path: Path, now: Now): Verdict {
  for (const certificate of path) {
    const dates = checkDates(certificate, now.at)
    if (!dates.admitted) return dates
  }
  if (now.revocation === 'off') return admit(undefined)
  for (const [i, certificate] of path.entries()) {
    const issuer = path[i + 1]
    if (!issuer) break
    const status = now.status?.(certificate, issuer) ?? checkRevocation(certificate, issuer, now)
    if (!status.admitted) return status
  }
  return admit(undefined)
}

/** RFC 5280 §4.1.2.5: both ends of the validity are inside it. */
export function checkDates({ subject, notBefore, notAfter }: Certificate, at: number): Verdict {
  // Times of certificates count whole seconds: the last one lasts until its end.
  if (at >= notBefore && at < notAfter + 1000) return admit(undefined)
  const facts = { subject: subject.text, at: readableTime(at) }
  return at < notBefore
    ? deny('not-yet-valid', {
        ...{ ...facts, notBefore: readableTime(notBefore) },
        inMs: String(notBefore - at),
      })
    : deny('expired', {
        ...{ ...facts, notAfter: readableTime(notAfter) },
        agoMs: String(at - notAfter),
      })
}

function checkRevocation(
  certificate: Certificate,
  issuer: Certificate,
  { crls, at }: Now,
): Verdict {
  const facts = { subject: certificate.subject.text, issuer: issuer.subject.text }
  const crl = crls.get(issuer.holder)
  if (!crl) return deny('crl-missing', facts)
  const entry = crl.entries.get(certificate.serial)
  // Even a stale list is right about what it revokes.
  if (entry)
    return deny('revoked', {
      subject: facts.subject,
      serial: certificate.serial,
      reason: entry.reason,
      revokedAt: readableTime(entry.revokedAt),
    })
  if (at >= crl.nextUpdate + 1000)
    return deny('crl-stale', { ...facts, nextUpdate: readableTime(crl.nextUpdate) })
  return admit(undefined)
}
