/** Signatures of either kind judged: from cryptographic facts to one verdict a signature and one for all of them. */

import {
  informationAccessOf,
  parseCrl,
  type Certificate,
  type CmsFlaw,
  type CmsSignature,
  type Crl,
  type VerifiedCms,
} from '../../../pki/index.js'
import { isFault } from '../../../server/base/index.js'
import {
  conclude,
  judgeSigner,
  levels,
  signerOf,
  type Assurance,
  type JudgedSigner,
  type Note,
  type Reason,
} from '../../verdict/index.js'
import { readKey, type FoundSignature } from '../openpgp/index.js'
import { judgeHolder } from './holder.js'
import type { ExamineContext, KnownKey } from './model.js'
import { proofOf } from './proven-time.js'

export interface JudgedSignatures {
  readonly assurance: Assurance
  readonly signatures: readonly Assurance[]
}

/** What is judged, and for whose message. */
export interface Matter {
  /** The author's address; null when the message does not say one. */
  readonly address: string | null
  readonly context: ExamineContext
}

const malformed = (what: string): Reason => ({
  level: 'red',
  name: 'signature-malformed',
  values: { what },
})

const reasonOf = ({ name, detail = '' }: CmsFlaw): Reason => {
  switch (name) {
    case 'altered':
    case 'bad-signature':
    case 'other-certificate':
      return { level: 'red', name }
    case 'weak-digest':
    case 'weak-key':
      return { level: 'red', name: 'weak', values: { what: detail } }
    case 'no-certificate':
      return { level: 'amber', name }
    case 'unsupported-algorithm':
      return { level: 'amber', name: 'unsupported', values: { what: detail } }
    case 'bad-attributes':
    case 'content-twice':
    case 'no-content':
      return malformed(detail || name)
  }
}

/** Every signer of a CMS alone, then the best of them: they are not bound to one another, so one good one is enough. */
export async function judgeCms(verified: VerifiedCms, matter: Matter): Promise<JudgedSignatures> {
  const lists = verified.lists.flatMap(readList)
  const judged: Assurance[] = []
  for (const signature of verified.signatures)
    judged.push(await judgeOne(signature, { verified, lists, ...matter }))
  return best(judged)
}

interface CmsMatter extends Matter {
  readonly verified: VerifiedCms
  readonly lists: readonly Crl[]
}

async function judgeOne(signature: CmsSignature, matter: CmsMatter): Promise<Assurance> {
  const { certificate, flaws, signedAt } = signature
  const { verified, lists, address, context } = matter
  const reasons = flaws.map(reasonOf)
  if (!certificate) return conclude({ signer: null, signedAt: null, reasons })
  // Who a signature would be of that does not hold is not asked: whoever is named has nothing to do with it.
  if (reasons.some(({ level }) => level === 'red'))
    return conclude({ signer: signerOf(certificate), signedAt: null, reasons })
  const { trust, now } = context
  const { proven, notes } = proofOf(signature, context)
  const signer = judgeSigner({
    ...{ certificate, presented: verified.certificates, claimedAt: signedAt, proven, now },
    trust: { ...trust, lists: [...trust.lists, ...lists] },
  })
  const holder = await judgeHolder(certificate, signer.signer.identity, address, context)
  const eased = easeDoubts(signer, matter, certificate, holder.length === 0)
  return conclude({
    ...eased,
    reasons: [...holder, ...eased.reasons, ...reasons],
    notes: [...eased.notes, ...notes],
  })
}

/**
 * What is a doubt about a document need be none about a message: its author is known by the address that the certificate
 * is for, and an authority that points to no list is asked for none (RFC 5280 §6.3).
 */
function easeDoubts(
  signer: JudgedSigner,
  { verified, context }: CmsMatter,
  certificate: Certificate,
  isHolder: boolean,
): JudgedSigner {
  const isSilent =
    context.trust.lists.length === 0 &&
    [certificate, ...verified.certificates].every((one) => !pointsToLists(one))
  const eased = (reason: Reason): Note[] =>
    reason.name === 'unidentified' && isHolder
      ? [{ name: 'unidentified' }]
      : reason.name === 'revocation-unknown' && isSilent
        ? [{ name: 'no-lists' }]
        : []
  return {
    ...signer,
    reasons: signer.reasons.filter((reason) => eased(reason).length === 0),
    notes: [...signer.notes, ...signer.reasons.flatMap(eased)],
  }
}

function pointsToLists(certificate: Certificate): boolean {
  try {
    const answers = informationAccessOf(certificate)?.ocsp ?? []
    return certificate.crlUrls.length + answers.length > 0
  } catch (error) {
    // One that cannot be read is no reason to ask nobody.
    if (isFault(error)) return true
    throw error
  }
}

function readList(der: Buffer): Crl[] {
  try {
    return [parseCrl(der)]
  } catch (error) {
    if (isFault(error)) return []
    throw error
  }
}

/** The least grave; that others beside it do not hold is said. */
function best(judged: readonly Assurance[]): JudgedSignatures {
  const sorted = [...judged].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
  const [first, ...others] = sorted
  if (!first) {
    const reasons = [malformed('0')]
    return { assurance: conclude({ signer: null, signedAt: null, reasons }), signatures: [] }
  }
  const isDoubtful = first.level !== 'red' && others.some(isBroken)
  const further: Reason[] = isDoubtful ? [{ level: 'amber', name: 'further-signature' }] : []
  const reasons = [...first.reasons, ...further]
  return { assurance: conclude({ ...first, reasons }), signatures: judged }
}

/** Somebody may sign along with the author; what does not hold stands there for a reason. */
const isBroken = ({ reasons }: Assurance): boolean =>
  reasons.some(({ level, name }) => level === 'red' && name !== 'other-holder')

/** A signature that cannot even be read. */
export const unreadable = (what: string): JudgedSignatures => ({
  assurance: conclude({ signer: null, signedAt: null, reasons: [malformed(what)] }),
  signatures: [],
})

/** The same for OpenPGP, whose signers are the keys that somebody vouches for. */
export async function judgeOpenPgp(
  found: readonly FoundSignature[],
  matter: Matter,
): Promise<JudgedSignatures> {
  const judged: Assurance[] = []
  for (const signature of found) judged.push(await judgeKey(signature, matter))
  return best(judged)
}

async function judgeKey(
  { state, fingerprint, keyId, at }: FoundSignature,
  { address, context }: Matter,
): Promise<Assurance> {
  const { openPgpKnown, now } = context
  const known = fingerprint === null ? null : await knownBy(fingerprint, openPgpKnown, now)
  if (state === 'unknown-key' || fingerprint === null || !known) {
    const reasons: Reason[] = [{ level: 'amber', name: 'unknown-key', values: { key: keyId } }]
    return conclude({ signer: null, signedAt: null, reasons })
  }
  const holder = address === null ? null : ((await context.holderOf?.(address)) ?? null)
  const own = address !== null && known.addresses.includes(address)
  const signer = {
    name: (own ? holder?.name : undefined) ?? known.addresses[0] ?? keyId,
    profession: (own ? holder?.profession : undefined) ?? '',
    identity: (own ? holder?.identities[0] : undefined) ?? null,
    ...{ serial: keyId, issuer: 'OpenPGP', fingerprint },
  }
  if (state === 'invalid')
    return conclude({ signer, signedAt: null, reasons: [{ level: 'red', name: 'altered' }] })
  const signedAt = context.proven ?? (at === null ? null : { at, toldBy: 'signer' as const })
  const reasons: Reason[] =
    own || address === null ? [] : [{ level: 'red', name: 'other-holder', values: { address } }]
  return conclude({ signer, signedAt, reasons })
}

async function knownBy(
  fingerprint: string,
  known: readonly KnownKey[],
  now: number,
): Promise<KnownKey | null> {
  for (const key of known) {
    const info = await readKey(key.armored, now).catch((error: unknown) => {
      if (isFault(error)) return null
      throw error
    })
    if (info?.fingerprint !== fingerprint) continue
    return { ...key, addresses: key.addresses.map((address) => address.toLowerCase()) }
  }
  return null
}
