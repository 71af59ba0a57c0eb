/** Is this list about that certificate, and for which reasons? Distribution points, RFC 5280 §6.3.3 (b) and (d). */

import {
  allReasons,
  extensionOids,
  readDistributionPoints,
  relativeName,
  type Certificate,
  type Crl,
  type DistinguishedName,
  type DistributionPoint,
  type GeneralName,
  type PointName,
} from '../x509/index.js'

const implicit: DistributionPoint = { point: undefined, reasons: undefined, crlIssuer: [] }

/**
 * Where a certificate says that its revocation is told, and last the place that goes without saying: its issuer's
 * list. A list that names itself as another place counts there only when the certificate names no place, although
 * RFC 5280 §6.3.3 would let it count for any: it is a part, and nothing says that this certificate is in it.
 */
export function pointsOf({ extensions }: Certificate): DistributionPoint[] {
  const found = extensions.find(({ oid }) => oid === extensionOids.crlDistributionPoints)
  return [...(found ? readDistributionPoints(found.value) : []), implicit]
}

/** Bits of the reasons that `list` tells of `certificate`; 0 when it is not about it. */
export function reasonsFor(
  certificate: Certificate,
  list: Crl,
  points: readonly DistributionPoint[],
): number {
  const { scope } = list
  const isCa = certificate.basicConstraints?.ca === true
  if (scope?.onlyAttributes || (scope?.onlyUsers && isCa) || (scope?.onlyAuthorities && !isCa))
    return 0
  let reasons = 0
  for (const point of points)
    if (isFor(certificate, list, point))
      reasons |= (scope?.reasons ?? allReasons) & (point.reasons ?? allReasons)
  return reasons
}

function isFor({ issuer, extensions }: Certificate, list: Crl, point: DistributionPoint): boolean {
  const direct = list.issuer.key === issuer.key
  const named = point.crlIssuer.some(({ key }) => key === list.issuer.key)
  if (point.crlIssuer.length > 0 ? !named : !direct) return false
  if (!direct && !list.scope?.indirect) return false
  const wanted = list.scope?.point
  if (!wanted) return true
  if (
    point === implicit &&
    extensions.some(({ oid }) => oid === extensionOids.crlDistributionPoints)
  )
    return false
  const offered = point.point
    ? keysOf(point.point, point.crlIssuer[0] ?? issuer)
    : (point.crlIssuer.length > 0 ? point.crlIssuer : [issuer]).map(({ key }) => `name ${key}`)
  const told = new Set(keysOf(wanted, list.issuer))
  return offered.some((key) => told.has(key))
}

function keysOf({ full, relative }: PointName, issuer: DistinguishedName): string[] {
  if (relative) return [`name ${relativeName(issuer, relative).key}`]
  return full.map(keyOf)
}

const keyOf = ({ kind, content, name }: GeneralName): string =>
  name ? `name ${name.key}` : `${kind} ${content.toString('hex')}`
