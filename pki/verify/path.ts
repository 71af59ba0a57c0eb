/** Path building: every chain from a certificate to an anchor whose links hold, dates and revocation apart. */

import { admit, deny, limits, type Denial, type Verdict } from '../../server/base/index.js'
import type { Certificate } from '../x509/index.js'
import { checkAuthority, checkSignature, isSelfIssued, pointsTo } from './issuer.js'
import { checkNameConstraints } from './name-constraints.js'
import { checkPolicies, type PolicyInputs } from './policies.js'

/** Leaf first, anchor last. */
export type Path = readonly Certificate[]

export interface TrustMaterial {
  readonly anchors: readonly Certificate[]
  /** Issuing authorities that we know; a peer may present others. */
  readonly intermediates: readonly Certificate[]
}

/** What a search may be told beside its certificates. */
export interface PathOptions {
  /** Asked of every certificate above the leaf before its signature is; a denial closes that way. */
  accept?(ca: Certificate, intermediates: number): Verdict
  readonly policies?: PolicyInputs
  /** Certificates in a path, the anchor apart; `limits.chainLength` when left out. */
  readonly maxLength?: number
  /** Signatures that may be checked. Cross-certificates multiply the ways, and a hostile chain must not make us try them all. */
  readonly maxLinks?: number
  readonly maxPaths?: number
}

/**
 * Builds the paths for `leaf` from what was presented and what is known: RFC 5280 §6.1 but for dates and
 * revocation. When there is none, the denial tells of the link or the path that came closest to holding.
 */
export function buildPaths(
  leaf: Certificate,
  presented: readonly Certificate[],
  { anchors, intermediates }: TrustMaterial,
  options: PathOptions = {},
): Verdict<readonly Path[]> {
  const search: Search = {
    options,
    anchored: new Set(anchors.map(({ fingerprint }) => fingerprint)),
    bySubject: bySubject([...anchors, ...intermediates, ...presented]),
    checked: new Map(),
    paths: [],
    ...{ broken: undefined, dead: undefined, links: 0, steps: 0 },
  }
  if (search.anchored.has(leaf.fingerprint)) search.paths.push([leaf])
  else walk(search, [leaf])
  if (search.paths.length > 0) return admit(search.paths)
  return search.broken ?? unknownIssuer(leaf, search.dead ?? leaf)
}

interface Search {
  readonly options: PathOptions
  readonly anchored: ReadonlySet<string>
  readonly bySubject: ReadonlyMap<string, readonly Certificate[]>
  /** Links whose signature was looked at, by the two fingerprints. */
  readonly checked: Map<string, Verdict>
  readonly paths: Path[]
  /** The first link or path found that does not hold. */
  broken: Denial | undefined
  /** The last certificate of the first way that led nowhere. */
  dead: Certificate | undefined
  links: number
  steps: number
}

// Going over links that are known already costs little, but not nothing.
const maxSteps = 20_000

function walk(search: Search, path: readonly Certificate[]): void {
  const last = path.at(-1)
  const { maxLength = limits.chainLength, maxPaths = 8 } = search.options
  if (!last || path.length > maxLength) return
  const below = path.slice(1).filter((ca) => !isSelfIssued(ca)).length
  let moved = false
  for (const issuer of search.bySubject.get(last.issuer.key) ?? []) {
    if (search.paths.length >= maxPaths || search.steps++ >= maxSteps) return
    if (!pointsTo(last, issuer) || path.some(({ holder }) => holder === issuer.holder)) continue
    const link = checkLink(search, last, issuer, path.length - 1, below)
    if (!link) return
    if (!link.admitted) {
      search.broken ??= link
      continue
    }
    moved = true
    const longer = [...path, issuer]
    if (search.anchored.has(issuer.fingerprint)) finish(search, longer)
    else walk(search, longer)
  }
  if (!moved) search.dead ??= last
}

/** Undefined when no more signatures may be checked. */
function checkLink(
  search: Search,
  certificate: Certificate,
  issuer: Certificate,
  intermediates: number,
  below: number,
): Verdict | undefined {
  const accepted = search.options.accept?.(
    issuer,
    search.anchored.has(issuer.fingerprint) ? intermediates : intermediates + 1,
  )
  if (accepted?.admitted === false) return accepted
  const anchored = search.anchored.has(issuer.fingerprint)
  const may = checkAuthority(certificate, issuer, below, anchored)
  if (!may.admitted) return may
  const key = `${certificate.fingerprint} ${issuer.fingerprint}`
  const known = search.checked.get(key)
  if (known) return known
  if (search.links++ >= (search.options.maxLinks ?? 64)) return undefined
  const verdict = checkSignature(certificate, issuer)
  search.checked.set(key, verdict)
  return verdict
}

/** What only a whole path can tell. */
function finish(search: Search, path: Path): void {
  const names = checkNameConstraints(path)
  const verdict = names.admitted ? checkPolicies(path, search.options.policies) : names
  if (verdict.admitted) search.paths.push(path)
  else search.broken ??= verdict
}

function unknownIssuer(leaf: Certificate, last: Certificate): Denial {
  if (!isSelfIssued(last))
    return deny('no-chain', { subject: leaf.subject.text, issuer: last.issuer.text })
  if (last === leaf) return deny('self-signed', { subject: leaf.subject.text })
  return deny('foreign-authority', { subject: leaf.subject.text, anchor: last.subject.text })
}

function bySubject(certificates: readonly Certificate[]): Map<string, Certificate[]> {
  const found = new Map<string, Certificate[]>()
  for (const certificate of new Map(certificates.map((c) => [c.fingerprint, c])).values()) {
    const { key } = certificate.subject
    const known = found.get(key)
    if (known) known.push(certificate)
    else found.set(key, [certificate])
  }
  return found
}
