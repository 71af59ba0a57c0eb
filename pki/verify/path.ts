/** Path building: every chain from a certificate to an anchor whose links hold, dates and revocation apart. */

import { admit, deny, limits, type Denial, type Verdict } from '../../server/base/index.js'
import type { Certificate } from '../x509/index.js'
import { checkIssuer, isSelfIssued, pointsTo } from './issuer.js'

/** Leaf first, anchor last. */
export type Path = readonly Certificate[]

export interface TrustMaterial {
  readonly anchors: readonly Certificate[]
  /** Issuing authorities that we know; a peer may present others. */
  readonly intermediates: readonly Certificate[]
}

// Cross-certificates multiply the ways through; a hostile chain must not make us try them all.
const maxLinks = 64
const maxPaths = 8

/**
 * Builds the paths for `leaf` from what was presented and what is known. When there is none, the
 * denial tells of the link that came closest to holding.
 */
export function buildPaths(
  leaf: Certificate,
  presented: readonly Certificate[],
  { anchors, intermediates }: TrustMaterial,
): Verdict<readonly Path[]> {
  const anchored = new Set(anchors.map(({ fingerprint }) => fingerprint))
  const pool = distinct([...anchors, ...intermediates, ...presented])
  const search: Search = { anchored, pool, paths: [], broken: undefined, dead: undefined, links: 0 }
  if (anchored.has(leaf.fingerprint)) search.paths.push([leaf])
  else walk(search, [leaf])
  if (search.paths.length > 0) return admit(search.paths)
  return search.broken ?? unknownIssuer(leaf, search.dead ?? leaf)
}

interface Search {
  readonly anchored: ReadonlySet<string>
  readonly pool: readonly Certificate[]
  readonly paths: Path[]
  /** The first link found that does not hold. */
  broken: Denial | undefined
  /** The last certificate of the first way that led nowhere. */
  dead: Certificate | undefined
  links: number
}

function walk(search: Search, path: readonly Certificate[]): void {
  const last = path.at(-1)
  if (!last || path.length > limits.chainLength) return
  const below = path.slice(1).filter((ca) => !isSelfIssued(ca)).length
  let moved = false
  for (const issuer of search.pool) {
    if (search.paths.length >= maxPaths || search.links >= maxLinks) return
    if (!pointsTo(last, issuer) || path.some(({ holder }) => holder === issuer.holder)) continue
    search.links++
    const link = checkIssuer(last, issuer, below)
    if (!link.admitted) {
      search.broken ??= link
      continue
    }
    moved = true
    const longer = [...path, issuer]
    if (search.anchored.has(issuer.fingerprint)) search.paths.push(longer)
    else walk(search, longer)
  }
  if (!moved) search.dead ??= last
}

function unknownIssuer(leaf: Certificate, last: Certificate): Denial {
  if (!isSelfIssued(last))
    return deny('no-chain', { subject: leaf.subject.text, issuer: last.issuer.text })
  if (last === leaf) return deny('self-signed', { subject: leaf.subject.text })
  return deny('foreign-authority', { subject: leaf.subject.text, anchor: last.subject.text })
}

function distinct(certificates: readonly Certificate[]): Certificate[] {
  return [...new Map(certificates.map((c) => [c.fingerprint, c])).values()]
}
