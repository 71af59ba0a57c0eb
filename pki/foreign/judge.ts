/** Judging a chain that leads to an authority of others: RFC 5280, the purpose, and an identity of the national layout. */

import { admit, deny, type Verdict } from '../../server/base/index.js'
import type { Audience } from '../directory/index.js'
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

/** An authority of others that is trusted now. */
export interface ForeignAuthority {
  readonly certificate: Certificate
  readonly audience: Audience
}

const holders = {
  people: 'professional',
  organisations: 'organisation',
  servers: 'server',
} as const

/** As `judgeChain` does for our own: everything about a client's chain that never changes. */
export function judgeForeign(
  presented: readonly Buffer[],
  authorities: readonly ForeignAuthority[],
): Verdict<JudgedPeer> {
  const read = readPresented(presented)
  if (!read.admitted) return read
  const [leaf, ...others] = read.value
  if (!leaf) return deny('no-certificate')
  const sound = checkSoundness(leaf)
  if (!sound.admitted) return sound
  const anchors = authorities.map(({ certificate }) => certificate)
  // An authority is trusted for what it issues; it does not come in itself.
  if (anchors.some(({ fingerprint }) => fingerprint === leaf.fingerprint))
    return deny('foreign-nobody', { subject: leaf.subject.text, audience: '' })
  const paths = buildPaths(leaf, others, { anchors, intermediates: [] })
  if (!paths.admitted) return paths
  const purpose = checkPurpose(leaf, 'client')
  return purpose.admitted ? identify(leaf, paths.value, authorities) : purpose
}

function identify(
  certificate: Certificate,
  paths: readonly Path[],
  authorities: readonly ForeignAuthority[],
): Verdict<JudgedPeer> {
  const audienceOf = (path: Path): Audience | undefined =>
    authorities.find((a) => a.certificate.fingerprint === path.at(-1)?.fingerprint)?.audience
  for (const audience of new Set(paths.map(audienceOf))) {
    const identity = audience && foreignIdentity(certificate, audience)
    if (!audience || identity === undefined) continue
    return admit({
      ...{ certificate, identity, foreign: true },
      profile: { name: `foreign-${audience}`, holder: holders[audience] },
      // A path to an authority for organisations proves nothing about a person.
      paths: paths.filter((path) => audienceOf(path) === audience),
    })
  }
  return deny('foreign-nobody', {
    subject: certificate.subject.text,
    audience: [...new Set(paths.map(audienceOf))].join(', '),
  })
}
