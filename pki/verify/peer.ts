/** Judging who a presented chain speaks for. The costly, unchanging part is apart, so that it can be kept. */

import { admit, deny, isFault, limits, type Denial, type Verdict } from '../../server/base/index.js'
import { clip } from '../clip.js'
import { checkProfile, opensSessions, profileNamedBy, type Profile } from '../profiles/index.js'
import { parseCertificate, type Certificate } from '../x509/index.js'
import { checkSoundness } from './issuer.js'
import { buildPaths, type Path, type TrustMaterial } from './path.js'
import { checkPurpose, type Purpose } from './purpose.js'
import { judgeNow, type Now } from './revocation.js'

/** What never changes about a presented chain: its links, its profile, its identity. Safe to keep by fingerprint. */
export interface JudgedPeer {
  readonly certificate: Certificate
  /** `rpps:…`, `finess:…`, `siret:…`, `server:…`. */
  readonly identity: string
  readonly profile: { readonly name: string; readonly holder: Profile['holder'] }
  /** Vouched for by an authority of others: our register has no such certificate. */
  readonly foreign?: true
  /** Every path that holds, dates and revocation apart. */
  readonly paths: readonly Path[]
}

/** A peer that holds now. */
export interface VerifiedPeer extends JudgedPeer {
  /** The path that was found good, leaf first, anchor last. */
  readonly chain: Path
}

export interface PeerQuestion extends TrustMaterial {
  readonly purpose: Purpose
}

/**
 * Judges a chain as it was presented (DER, leaf first) but for dates and revocation: reading, links and
 * signatures, purpose, profile, identity. Needs about a millisecond; depends on nothing but its arguments.
 */
export function judgeChain(
  presented: readonly Buffer[],
  question: PeerQuestion,
): Verdict<JudgedPeer> {
  const read = readPresented(presented)
  if (!read.admitted) return read
  const [leaf, ...others] = read.value
  if (!leaf) return deny('no-certificate')
  const sound = checkSoundness(leaf)
  if (!sound.admitted) return sound
  const paths = buildPaths(leaf, others, question)
  if (!paths.admitted) return paths
  const purpose = checkPurpose(leaf, question.purpose)
  if (!purpose.admitted) return ofOtherUse(leaf, purpose)
  const profile = profileOf(leaf)
  if (!profile.admitted) return profile
  return identify(leaf, profile.value, paths.value)
}

/** `judgeChain`, then dates and revocation: the whole answer for tools and tests. */
export function verifyPeer(
  presented: readonly Buffer[],
  question: PeerQuestion & Now,
): Verdict<VerifiedPeer> {
  const judged = judgeChain(presented, question)
  if (!judged.admitted) return judged
  return verifyNow(judged.value, question)
}

/** Does a judged peer hold now? Map look-ups and comparisons only, to be asked again at every connection. */
export function verifyNow(peer: JudgedPeer, now: Now): Verdict<VerifiedPeer> {
  const path = judgeNow(peer.paths, now)
  return path.admitted ? admit({ ...peer, chain: path.value }) : path
}

/** The certificates that were presented, leaf first. */
export function readPresented(presented: readonly Buffer[]): Verdict<Certificate[]> {
  if (presented.length === 0) return deny('no-certificate')
  if (presented.length > limits.chainLength)
    return deny('chain-too-long', {
      count: String(presented.length),
      limit: String(limits.chainLength),
    })
  const certificates: Certificate[] = []
  for (const der of presented) {
    const certificate = readOne(der)
    if (!certificate.admitted) return certificate
    certificates.push(certificate.value)
  }
  return admit(certificates)
}

function readOne(der: Buffer): Verdict<Certificate> {
  try {
    return admit(parseCertificate(der))
  } catch (error) {
    if (isFault(error, 'too-large'))
      return deny('certificate-too-large', {
        size: String(der.length),
        limit: String(limits.certificateBytes),
      })
    if (isFault(error)) return deny('not-a-certificate', { detail: error.message })
    throw error
  }
}

/** A certificate of ours that was made for something else says more than the bits that are missing. */
function ofOtherUse(leaf: Certificate, denial: Denial): Denial {
  const profile = profileNamedBy(leaf)
  if (!profile || opensSessions(leaf)) return denial
  const found = [...profile.extendedKeyUsage].join(', ')
  return deny('not-for-sessions', { subject: leaf.subject.text, profile: profile.name, found })
}

function profileOf(leaf: Certificate): Verdict<Profile> {
  const profile = profileNamedBy(leaf)
  if (!profile)
    return deny('unknown-profile', {
      subject: leaf.subject.text,
      policies: clip(leaf.policies.join(', ')) || 'ø',
    })
  const checked = checkProfile(leaf, profile)
  return checked.admitted ? admit(profile) : checked
}

function identify(
  certificate: Certificate,
  profile: Profile,
  paths: readonly Path[],
): Verdict<JudgedPeer> {
  const allowed = paths.filter((path) => !outsidePolicy(path, profile))
  if (allowed.length === 0) return wrongIssuer(certificate, profile, paths)
  const identity = profile.identityOf(certificate)
  if (identity === undefined)
    return deny('profile-mismatch', {
      subject: certificate.subject.text,
      profile: profile.name,
      field: 'identity',
      expected: 'a number with a right check digit',
      found: certificate.subject.text,
    })
  return admit({ certificate, identity, profile, paths: allowed })
}

const anyPolicy = '2.5.29.32.0'

/** The intermediate of `path` that may not issue under the policy of `profile` (RFC 5280 §6.1.3 (d)). */
function outsidePolicy(path: Path, { policy }: Profile): Certificate | undefined {
  return path
    .slice(1, -1)
    .find(
      ({ policies }) =>
        !policies.includes(anyPolicy) && (policy === undefined || !policies.includes(policy)),
    )
}

function wrongIssuer(leaf: Certificate, profile: Profile, paths: readonly Path[]): Denial {
  const issuer = paths[0] && outsidePolicy(paths[0], profile)
  return deny('wrong-issuer', {
    subject: leaf.subject.text,
    issuer: issuer?.subject.text ?? '',
    profile: profile.name,
  })
}
