/** Judging who signed: was this certificate good for signing, and for whom, when the signature was made? */

import {
  checkPurpose,
  checkProfile,
  keyPurposes,
  modulusFlawOf,
  profileNamedBy,
  verifyChain,
  type Certificate,
  type Path,
  type Profile,
} from '../../pki/index.js'
import { admit, type Denial, type Verdict } from '../../server/base/index.js'
import type { Note, Reason } from './model.js'
import { signerOf } from './signer-names.js'
import type { JudgedSigner, SignerQuestion } from './signer-question.js'
import { judgeRevocation } from './signer-revocation.js'

/** Clocks of honest people differ. */
const clockSkewMs = 5 * 60_000

/**
 * Judges the holder of a signing key, the signature itself apart: chain, purpose and profile, dates and revocation at
 * the proven time, or now when nobody proves one (RFC 5280 §6, RFC 8550 §4.4; ETSI EN 319 102-1 §5.2.6). Throws nothing
 * for what a certificate may hold.
 */
export function judgeSigner(question: SignerQuestion): JudgedSigner {
  const { certificate, claimedAt, proven } = question
  const chain = judgePath(question)
  const revoked = chain.path
    ? judgeRevocation({ ...question, path: chain.path })
    : { reasons: [], notes: [] }
  const signer = signerOf(certificate)
  const unidentified: Reason[] =
    signer.identity === null ? [{ level: 'amber', name: 'unidentified' }] : []
  return {
    signer,
    signedAt: proven ?? (claimedAt === null ? null : { at: claimedAt, toldBy: 'signer' }),
    reasons: [
      ...judgeUse(certificate),
      ...chain.reasons,
      ...revoked.reasons,
      ...judgeTimes(question),
      ...unidentified,
    ],
    notes: [...chain.notes, ...revoked.notes],
  }
}

const signatureProfiles: readonly Profile['name'][] = [
  'professional-signature',
  'organisation-signature',
]

/** May this key sign for people to read? One of ours by its whole profile, another by its usages. */
function judgeUse(certificate: Certificate): Reason[] {
  const { publicKey, keyUsage } = certificate
  const flaw = publicKey && modulusFlawOf(publicKey)
  if (flaw !== undefined) return [{ level: 'red', name: 'weak', values: { what: flaw } }]
  const profile = profileNamedBy(certificate)
  const unfit = (usage: string): Reason[] => [
    { level: 'red', name: 'not-for-signing', values: { usage } },
  ]
  if (profile) {
    const fits = signatureProfiles.includes(profile.name)
    return fits && checkProfile(certificate, profile).admitted ? [] : unfit(profile.name)
  }
  if (keyUsage && !keyUsage.includes('digitalSignature') && !keyUsage.includes('nonRepudiation'))
    return unfit(keyUsage.join(', ') || 'ø')
  if (certificate.basicConstraints?.ca) return unfit('CA')
  const purpose = isForDocuments(certificate)
    ? admit(undefined)
    : checkPurpose(certificate, 'email')
  return purpose.admitted ? [] : unfit(purpose.facts['found'] ?? purpose.rule)
}

/** RFC 9336: made for signing documents. */
const isForDocuments = ({ extendedKeyUsage }: Certificate): boolean =>
  extendedKeyUsage?.includes(keyPurposes.documentSigning) ?? false

interface JudgedPath {
  readonly path: Path | null
  readonly reasons: readonly Reason[]
  readonly notes: readonly Note[]
}

function judgePath(question: SignerQuestion): JudgedPath {
  const { certificate, trust, claimedAt, proven, now } = question
  const failed = (...reasons: Reason[]): JudgedPath => ({ path: null, reasons, notes: [] })
  if (trust.anchors.length === 0) return failed({ level: 'amber', name: 'no-anchor' })
  const at = proven?.at ?? now
  const found = pathAt(question, at)
  if (found.admitted) {
    const { notAfter } = certificate
    const notes: Note[] =
      now > notAfter ? [{ name: 'expired-since', values: { at: notAfter } }] : []
    return { path: found.value, reasons: [], notes }
  }
  // Only its author says that it was signed in time: a doubt, where a proof would have made it good.
  if (found.rule === 'expired' && proven === null && claimedAt !== null && claimedAt <= now) {
    const then = pathAt(question, claimedAt)
    const end = Math.min(...(then.admitted ? then.value.map(({ notAfter }) => notAfter) : []))
    if (then.admitted)
      return {
        path: then.value,
        reasons: [{ level: 'amber', name: 'expired-unproven', values: { at: end } }],
        notes: [],
      }
  }
  return failed(reasonOf(found, question, at))
}

function pathAt(
  { certificate, presented, trust: { anchors, intermediates } }: SignerQuestion,
  at: number,
): Verdict<Path> {
  const profile = profileNamedBy(certificate)
  return verifyChain({
    leaf: certificate,
    untrusted: [...presented, ...intermediates],
    anchors,
    // What the leaf is for is judged apart; here the purposes of the authorities above it bind.
    purpose: isForDocuments(certificate) ? 'any' : 'email',
    at,
    // The authority for servers cannot make a doctor: each must list what it may issue.
    ...(profile?.policy ? { policies: { policies: [profile.policy], requireExplicit: true } } : {}),
  })
}

const dates = new Set(['expired', 'not-yet-valid'])
const weaknesses = new Set(['weak-key', 'weak-algorithm'])
const purposes = new Set(['wrong-key-usage', 'wrong-extended-key-usage'])
const strangers = new Set(['no-chain', 'self-signed', 'foreign-authority'])

function reasonOf({ rule, facts }: Denial, { certificate }: SignerQuestion, at: number): Reason {
  const { notBefore, notAfter, issuer } = certificate
  if (dates.has(rule)) {
    const values = { fromAt: notBefore, untilAt: notAfter }
    return at < notBefore || at > notAfter
      ? { level: 'red', name: 'not-valid-then', values }
      : { level: 'red', name: 'authority-not-valid-then' }
  }
  if (weaknesses.has(rule)) {
    const what = facts['key'] ?? facts['algorithm'] ?? ''
    return { level: 'red', name: 'weak', values: { what } }
  }
  if (purposes.has(rule)) {
    const values = { usage: facts['found'] ?? '' }
    return { level: 'red', name: 'not-for-signing', values }
  }
  const values = { issuer: issuer.text, rule }
  return { level: 'red', name: strangers.has(rule) ? 'unknown-authority' : 'bad-chain', values }
}

function judgeTimes({ claimedAt, proven, now }: SignerQuestion): Reason[] {
  if (claimedAt === null) return []
  if (claimedAt > now + clockSkewMs)
    return [{ level: 'amber', name: 'time-in-future', values: { at: claimedAt } }]
  if (proven && claimedAt > proven.at + clockSkewMs)
    return [{ level: 'amber', name: 'time-contradicted', values: { at: claimedAt } }]
  return []
}
