/** Revocation by the lists of one issuer, as it is asked at every connection: a look-up, no signature. */

import { admit, deny, type Verdict } from '../../server/base/index.js'
import { allReasons, parseCrl, removeFromCrl, type Certificate, type Crl } from '../x509/index.js'
import { readableTime } from './facts.js'
import { pointsOf, reasonsFor } from './list-scope.js'
import { entryIn, isDeltaOf, isListSignedBy } from './lists.js'

/** What an issuer told last; every signature has been checked by `openIssuerList`. */
export interface IssuerLists {
  readonly full: Crl | undefined
  readonly delta: Crl | undefined
}

/**
 * Reads a list and checks that `issuer` signed it, whole, of a place or delta; one that speaks for other issuers is
 * not taken. Fault syntax, too-large or unsupported from reading it.
 */
export function openIssuerList(der: Buffer, issuer: Certificate): Verdict<Crl> {
  const list = parseCrl(der)
  const own = list.issuer.key === issuer.subject.key && list.scope?.indirect !== true
  if (own && isListSignedBy(list, issuer)) return admit(list)
  return deny('crl-missing', { issuer: issuer.subject.text, subject: issuer.subject.text })
}

/** Clocks of others. */
const skewMs = 5 * 60_000

/** The state of a certificate by the lists of its issuer: the last unexpired ones count (RFC 5280 §6.3.3). */
export function statusByLists(
  certificate: Certificate,
  issuer: Certificate,
  { full, delta }: IssuerLists,
  at: number,
): Verdict {
  const facts = { subject: certificate.subject.text, issuer: issuer.subject.text }
  if (!full || full.thisUpdate > at + skewMs) return deny('crl-missing', facts)
  let entry = entryIn(full, certificate)
  // A delta that has expired is still right about what it revokes, and no longer about what it releases.
  if (delta && isDeltaOf(delta, full) && delta.thisUpdate <= at + skewMs) {
    const change = entryIn(delta, certificate)
    const releases = change?.reason === removeFromCrl
    if (change && !releases) entry = change
    else if (change && isCurrent(delta, at)) entry = undefined
  }
  if (entry)
    return deny('revoked', {
      subject: facts.subject,
      serial: certificate.serial,
      reason: entry.reason,
      revokedAt: readableTime(entry.revokedAt),
    })
  // A list of a place or of some reasons leaves the rest untold.
  if ((reasonsFor(certificate, full, pointsOf(certificate)) & allReasons) !== allReasons)
    return deny('crl-missing', facts)
  return isCurrent(full, at)
    ? admit(undefined)
    : deny('crl-stale', { ...facts, nextUpdate: readableTime(full.nextUpdate) })
}

const isCurrent = ({ nextUpdate }: Crl, at: number): boolean => at < nextUpdate + 1000
