/** Was a signer's certificate, or an authority above it, revoked when the signature was made? */

import {
  openCrl,
  type Certificate,
  type Crl,
  type Path,
  type RevokedEntry,
} from '../../pki/index.js'
import type { Note, Reason } from './model.js'
import type { SignerQuestion } from './signer-question.js'

interface Found {
  readonly reasons: readonly Reason[]
  readonly notes: readonly Note[]
}

const nothing: Found = { reasons: [], notes: [] }
const unknown: Found = { reasons: [{ level: 'amber', name: 'revocation-unknown' }], notes: [] }
const red = (name: 'revoked' | 'key-compromised' | 'suspended', at: number): Found => ({
  reasons: [{ level: 'red', name, values: { at } }],
  notes: [],
})

/** Every certificate of the path but its anchor, by the lists that its issuer signed. */
export function judgeRevocation(question: SignerQuestion & { readonly path: Path }): Found {
  const found = question.path.slice(0, -1).map((certificate, i) => {
    const issuer = question.path[i + 1]
    if (!issuer) return nothing
    return i === 0
      ? judgeLeaf(certificate, issuer, question)
      : judgeIssuer(certificate, issuer, question)
  })
  const reasons = found.flatMap((one) => one.reasons)
  const named = new Set<string>()
  return {
    // One of several lists that are missing says it all.
    reasons: reasons.filter(({ name }) => !named.has(name) && named.add(name)),
    notes: found.flatMap((one) => one.notes),
  }
}

/** The entry of a certificate; `undefined` when no list tells, `null` when one says that it is good. */
function entryOf(
  certificate: Certificate,
  issuer: Certificate,
  { trust, proven, now }: SignerQuestion,
): RevokedEntry | null | undefined {
  let good = false
  for (const list of trust.lists) {
    if (!isListOf(list, issuer)) continue
    const entry = list.entries.get(certificate.serial)
    if (entry) return entry
    // A list that was made after the certificate ended may no longer hold it (RFC 5280 §3.3).
    const tells = list.thisUpdate <= certificate.notAfter
    const fresh = now < list.nextUpdate + 1000
    // A list newer than the proof speaks of the moment of the proof for ever.
    if (tells && (fresh || (proven !== null && list.thisUpdate >= proven.at))) good = true
  }
  return good ? null : undefined
}

const isListOf = (list: Crl, issuer: Certificate): boolean =>
  list.issuer.key === issuer.subject.key && openCrl(list.der, issuer).admitted

/** A theft is found out, and told, after it happened: what was signed shortly before may be the thief's. */
const unnoticedMs = 30 * 86_400_000

function judgeLeaf(certificate: Certificate, issuer: Certificate, question: SignerQuestion): Found {
  const entry = entryOf(certificate, issuer, question)
  if (entry === undefined) return unknown
  if (entry === null) return nothing
  const { reason, revokedAt: at } = entry
  const { proven, claimedAt } = question
  const stolenSince = reason === 'keyCompromise' && proven !== null && at - proven.at < unnoticedMs
  if (proven && at > proven.at && stolenSince)
    return { reasons: [{ level: 'amber', name: 'stolen-since', values: { at } }], notes: [] }
  if (proven && at > proven.at)
    return { reasons: [], notes: [{ name: 'revoked-since', values: { at } }] }
  if (reason === 'certificateHold') return red('suspended', at)
  // Whoever has the key can also claim to have signed before it was stolen.
  if (reason === 'keyCompromise') return red('key-compromised', at)
  if (!proven && claimedAt !== null && claimedAt < at)
    return { reasons: [{ level: 'amber', name: 'revoked-unproven', values: { at } }], notes: [] }
  return red('revoked', at)
}

function judgeIssuer(
  certificate: Certificate,
  issuer: Certificate,
  question: SignerQuestion,
): Found {
  const entry = entryOf(certificate, issuer, question)
  if (entry === undefined) return unknown
  if (entry === null) return nothing
  const stolen = entry.reason === 'keyCompromise' || entry.reason === 'cACompromise'
  // An authority whose key is lost may have made the certificate of anybody at any date.
  if (question.proven && entry.revokedAt > question.proven.at && !stolen) return nothing
  return {
    reasons: [
      {
        ...{ level: 'red', name: 'authority-revoked' },
        values: { issuer: certificate.subject.text, at: entry.revokedAt },
      },
    ],
    notes: [],
  }
}
