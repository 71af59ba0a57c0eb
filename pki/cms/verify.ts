/** Judging the signatures of SignedData, each by itself (RFC 5652 §5.6): whose key made it, and over what. Trust in the certificate is another question. */

import { createHash } from 'node:crypto'
import {
  composeTlv,
  DerReader,
  elementsOf,
  isSignedBy,
  oidOf,
  readTime,
  tags,
  weaknessOf,
  type Certificate,
  type SignatureAlgorithm,
} from '../x509/index.js'
import { digestOf, signatureOf, type DigestName } from './algorithms.js'
import { attributeOids, contentTypes } from './oids.js'
import { isMeant, single, type Attribute } from './reading.js'
import { parseSignedData, type SignedData, type SignerInfo } from './signed-data.js'
import { namesCertificate } from './signing-certificate.js'

/** Why a signature does not hold. */
export type CmsFlawName =
  /** The content is neither inside nor given, or it is both. */
  | 'no-content'
  | 'content-twice'
  /** The signer's certificate did not come along and was not given. */
  | 'no-certificate'
  /** A hash that can be forged; `detail` names it. */
  | 'weak-digest'
  | 'weak-key'
  | 'unsupported-algorithm'
  /** Signed attributes that are missing, doubled or contradict themselves. */
  | 'bad-attributes'
  /** The content is not what was signed. */
  | 'altered'
  /** The signature is not of this key over this. */
  | 'bad-signature'
  /** The signing certificate that the signer named is another one (RFC 5035 §3). */
  | 'other-certificate'

export interface CmsFlaw {
  readonly name: CmsFlawName
  readonly detail?: string
}

export interface CmsSignature {
  /** Whose key verifies it; the one that is meant when none does; null when none is at hand. */
  readonly certificate: Certificate | null
  /** Empty when the signature holds. */
  readonly flaws: readonly CmsFlaw[]
  /** What the signer says of the time, milliseconds since the epoch. */
  readonly signedAt: number | null
  /** Did the signer bind the certificate into the signature? */
  readonly namesCertificate: boolean
  /** `sha256WithRSA`; the identifier when it is not known. */
  readonly algorithm: string
  /** Time-stamp tokens that came along, DER, unverified. */
  readonly timeStamps: readonly Buffer[]
  /** The signature's octets, which a time-stamp is over. */
  readonly value: Buffer
}

export interface VerifiedCms {
  readonly contentType: string
  /** What was signed, as it stood inside or was given; null when there is none. */
  readonly content: Buffer | null
  readonly certificates: readonly Certificate[]
  readonly lists: readonly Buffer[]
  readonly signatures: readonly CmsSignature[]
}

/**
 * Verifies every signature of `cms` (BER or DER). `detached` is the content when it does not stand inside; content in both
 * places is a flaw, for a reader of one of them would see what the other says. `known` are further certificates of signers.
 * Fault syntax or too-large when it is no SignedData.
 */
export function verifyCms(
  cms: Buffer,
  detached?: Buffer,
  known: readonly Certificate[] = [],
): VerifiedCms {
  const data = parseSignedData(cms)
  const content = detached ?? data.content
  const digests = new Map<DigestName, Buffer>()
  const hash = (name: DigestName): Buffer => {
    const done =
      digests.get(name) ??
      createHash(name)
        .update(content ?? '')
        .digest()
    digests.set(name, done)
    return done
  }
  const around: Around = { data, content, hash, pool: [...data.certificates, ...known] }
  const twice = detached !== undefined && data.content !== null
  const general: CmsFlaw[] = twice
    ? [{ name: 'content-twice' }]
    : content === null
      ? [{ name: 'no-content' }]
      : []
  return {
    contentType: data.contentType,
    content,
    certificates: data.certificates,
    lists: data.lists,
    signatures: data.signers.map((signer) => judge(signer, around, general)),
  }
}

interface Around {
  readonly data: SignedData
  readonly content: Buffer | null
  readonly pool: readonly Certificate[]
  readonly hash: (name: DigestName) => Buffer
}

function judge(signer: SignerInfo, around: Around, general: readonly CmsFlaw[]): CmsSignature {
  const digest = digestOf(signer.digest)
  const known = typeof digest === 'string' ? digest : undefined
  const algorithm = known && signatureOf(signer.algorithm, known)
  const weak = [digest, algorithm].flatMap((a) =>
    typeof a === 'object' && 'weak' in a ? [a.weak] : [],
  )
  const usable = typeof algorithm === 'object' && 'oid' in algorithm ? algorithm : undefined
  const meant = around.pool.filter((certificate) => isMeant(signer.id, certificate))
  const flaws = [...general]
  if (weak[0] !== undefined) flaws.push({ name: 'weak-digest', detail: weak[0] })
  else if (!usable || !known)
    flaws.push({ name: 'unsupported-algorithm', detail: signer.algorithm.oid })
  if (meant.length === 0) flaws.push({ name: 'no-certificate' })
  let certificate = meant[0] ?? null
  if (usable && known && general.length === 0) {
    const bad = contentFlaw(signer, around, known)
    if (bad) flaws.push(bad)
    const holder = meant.find((one) => isSigned(signer, around, usable, one))
    certificate = holder ?? certificate
    if (certificate && !holder) flaws.push({ name: 'bad-signature' })
  }
  return {
    certificate,
    flaws: [...flaws, ...certificateFlaws(signer, certificate)],
    ...said(signer, usable),
  }
}

function said(signer: SignerInfo, usable: SignatureAlgorithm | undefined) {
  const { signedAttributes = [], unsignedAttributes, signature, algorithm } = signer
  return {
    signedAt: signingTime(signedAttributes),
    namesCertificate: signedAttributes.some(
      ({ oid }) =>
        oid === attributeOids.signingCertificateV2 || oid === attributeOids.signingCertificate,
    ),
    algorithm: usable?.name ?? algorithm.oid,
    timeStamps: unsignedAttributes
      .filter(({ oid }) => oid === attributeOids.timeStampToken)
      .flatMap(({ values }) => values),
    value: signature,
  }
}

/** What the attributes say of the content (RFC 5652 §5.3 and §5.4). */
function contentFlaw(
  signer: SignerInfo,
  { data, content, hash }: Around,
  digest: DigestName,
): CmsFlaw | undefined {
  const { signedAttributes } = signer
  if (!signedAttributes) {
    // The attributes of one signature must not pass as the content of another: they are DER of a SET.
    const isSet = content !== null && looksLikeAttributes(content)
    const needed = data.contentType !== contentTypes.data
    return needed || isSet ? { name: 'bad-attributes', detail: 'none' } : undefined
  }
  const type = single(signedAttributes, attributeOids.contentType)
  if (
    type === undefined ||
    type === 'many' ||
    type.tag !== tags.oid ||
    oidOf(type.content) !== data.contentType
  )
    return { name: 'bad-attributes', detail: 'contentType' }
  const stamp = single(signedAttributes, attributeOids.messageDigest)
  if (stamp === undefined || stamp === 'many' || stamp.tag !== tags.octetString)
    return { name: 'bad-attributes', detail: 'messageDigest' }
  if (single(signedAttributes, attributeOids.signingTime) === 'many')
    return { name: 'bad-attributes', detail: 'signingTime' }
  return stamp.content.equals(hash(digest)) ? undefined : { name: 'altered' }
}

function looksLikeAttributes(content: Buffer): boolean {
  try {
    const reader = new DerReader(content)
    const items = elementsOf(reader.enter(tags.set))
    reader.end()
    return items.length > 0 && items.every(({ tag }) => tag === tags.sequence)
  } catch {
    return false
  }
}

/**
 * Signed attributes are hashed as DER, so sorted (RFC 5652 §5.4); some signers hash them as they send them, and
 * both orders hold the same attributes.
 */
function isSigned(
  signer: SignerInfo,
  { content }: Around,
  algorithm: SignatureAlgorithm,
  { publicKey }: Certificate,
): boolean {
  if (!publicKey) return false
  const { signedBytes, signature } = signer
  const forms = signedBytes ? [sorted(signedBytes), signedBytes] : [content ?? Buffer.alloc(0)]
  return forms.some((bytes) => isSignedBy(bytes, signature, algorithm, publicKey))
}

function sorted(set: Buffer): Buffer {
  const members = elementsOf(new DerReader(set).enter(tags.set)).map(({ raw }) => raw)
  return composeTlv(tags.set, ...members.sort((a, b) => Buffer.compare(a, b)))
}

function certificateFlaws(
  { signedAttributes }: SignerInfo,
  certificate: Certificate | null,
): CmsFlaw[] {
  if (!certificate) return []
  const flaws: CmsFlaw[] = []
  const weakness = weaknessOf(certificate.publicKey)
  if (weakness !== undefined) flaws.push({ name: 'weak-key', detail: weakness })
  if (namesCertificate(signedAttributes ?? [], certificate) === 'another')
    flaws.push({ name: 'other-certificate' })
  return flaws
}

/** RFC 5652 §11.3; one that cannot be read is as if absent, for nothing is decided by it alone. */
function signingTime(attributes: readonly Attribute[]): number | null {
  const value = single(attributes, attributeOids.signingTime)
  if (value === undefined || value === 'many') return null
  try {
    return readTime(new DerReader(value.raw))
  } catch {
    return null
  }
}
