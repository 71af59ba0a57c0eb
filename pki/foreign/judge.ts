/** Judging a chain that leads to an authority of others: RFC 5280, the purpose, and an identity of the national layout. */

import { admit, deny, type Verdict } from '../../server/base/index.js'
import { directionOf, type Audience, type Direction } from '../directory/index.js'
import {
  buildPaths,
  checkPurpose,
  checkSoundness,
  readPresented,
  type JudgedPeer,
  type Path,
} from '../verify/index.js'
import type { Certificate } from '../x509/index.js'
import { foreignIdentity } from './identity.js'
import type { ForeignAuthority, ForeignMaterial } from './material.js'

const holders = {
  people: 'professional',
  organisations: 'organisation',
  servers: 'server',
} as const

/** As `judgeChain` does for our own: everything about a client's chain that never changes. */
export function judgeForeign(
  presented: readonly Buffer[],
  material: ForeignMaterial,
): Verdict<JudgedPeer> {
  const found = judgePaths(presented, material, 'in')
  return found.admitted ? identify(found.value.leaf, found.value.paths, material) : found
}

/** Every path of a presented chain to an authority that is trusted in `direction`. */
export function judgePaths(
  presented: readonly Buffer[],
  { authorities, revoked }: ForeignMaterial,
  direction: Direction,
): Verdict<{ readonly leaf: Certificate; readonly paths: readonly Path[] }> {
  const read = readPresented(presented)
  if (!read.admitted) return read
  const [leaf, ...others] = read.value
  if (!leaf) return deny('no-certificate')
  const sound = checkSoundness(leaf)
  if (!sound.admitted) return sound
  const anchors = authorities.filter((a) => isTrusted(a, direction)).map((a) => a.certificate)
  // An authority is trusted for what it issues; it does not come in itself.
  if (anchors.some(({ fingerprint }) => fingerprint === leaf.fingerprint))
    return deny('foreign-nobody', { subject: leaf.subject.text, audience: '' })
  const intermediates = authorities.map(({ certificate }) => certificate)
  const paths = buildPaths(leaf, others, { anchors, intermediates })
  if (!paths.admitted) return paths
  const good = paths.value.filter((path) => !revoked.has(path.at(-1)?.fingerprint ?? ''))
  const [first] = good
  if (!first) return revoked.get(paths.value[0]?.at(-1)?.fingerprint ?? '') ?? deny('no-chain')
  const purpose = checkPurpose(leaf, direction === 'in' ? 'client' : 'server')
  return purpose.admitted ? admit({ leaf, paths: good }) : purpose
}

const isTrusted = ({ audiences }: ForeignAuthority, direction: Direction): boolean =>
  audiences.some((audience) => directionOf[audience] === direction)

function identify(
  certificate: Certificate,
  paths: readonly Path[],
  { authorities }: ForeignMaterial,
): Verdict<JudgedPeer> {
  const vouchesFor = (path: Path): readonly Audience[] =>
    authorities
      .find((a) => a.certificate.fingerprint === path.at(-1)?.fingerprint)
      ?.audiences.filter((audience) => directionOf[audience] === 'in') ?? []
  const audiences = [...new Set(paths.flatMap(vouchesFor))]
  for (const audience of audiences) {
    const identity = foreignIdentity(certificate, audience)
    if (identity === undefined) continue
    return admit({
      ...{ certificate, identity, foreign: true },
      profile: { name: `foreign-${audience}`, holder: holders[audience] },
      // A path to an authority for organisations proves nothing about a person.
      paths: paths.filter((path) => vouchesFor(path).includes(audience)),
    })
  }
  return deny('foreign-nobody', {
    subject: certificate.subject.text,
    audience: audiences.join(', '),
  })
}
