/** Composing SignedData (RFC 5652 §5): one signer, the chain along, the certificate bound in, the content inside or elsewhere. */

import {
  constants,
  createHash,
  createPublicKey,
  sign as signBytes,
  type KeyObject,
} from 'node:crypto'
import { promisify } from 'node:util'
import { Fault } from '../../server/base/index.js'
import {
  composeInteger,
  composeOid,
  composeTime,
  composeTlv,
  tags,
  type Certificate,
} from '../x509/index.js'
import {
  algorithmId,
  composeSignatureId,
  digestBytes,
  digestFor,
  type DigestName,
} from './algorithms.js'
import { attributeOids, aes256Cbc, aes256Gcm, contentTypes, digestOids } from './oids.js'
import { composeSigningCertificate, serialInteger } from './signing-certificate.js'

/** Who signs. */
export interface CmsSigner {
  readonly certificate: Certificate
  /** Its intermediates; sent along, so that the reader finds the way to an anchor. */
  readonly chain: readonly Certificate[]
  readonly key: KeyObject
  /** RSASSA-PSS instead of PKCS #1 v1.5, which every mail program reads. */
  readonly pss?: boolean
}

export interface CmsOrder {
  readonly content: Buffer
  readonly signer: CmsSigner
  /** The content stays outside. */
  readonly detached: boolean
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Dotted identifier; `data` when left out. */
  readonly contentType?: string
  /** Asks an authority for a time-stamp over the signature; gives the token, DER. */
  readonly timeStamp?: (signature: Buffer) => Promise<Buffer>
}

const signed = promisify(signBytes) as (
  algorithm: string | null,
  data: Buffer,
  key: Parameters<typeof signBytes>[2],
) => Promise<Buffer>

const seq = (...parts: Buffer[]): Buffer => composeTlv(tags.sequence, ...parts)
/** A SET OF is sorted in DER (X.690 §11.6). */
const setOf = (tag: number, parts: readonly Buffer[]): Buffer =>
  composeTlv(tag, ...[...parts].sort((a, b) => Buffer.compare(a, b)))
const attribute = (oid: string, value: Buffer): Buffer =>
  seq(composeOid(oid), composeTlv(tags.set, value))

/** The SignedData (DER). Fault denied when the key is not the certificate's. */
export async function signCms(order: CmsOrder): Promise<Buffer> {
  const { content, signer, detached, contentType = contentTypes.data } = order
  const { certificate, chain, key } = signer
  expectOwnKey(signer)
  const digest = digestFor(key)
  const attributes = attributesOf(order, contentType, digest)
  const signature = await signed(
    hashOf(key, digest),
    setOf(tags.set, attributes),
    keyOf(signer, digest),
  )
  const info = seq(
    composeInteger(1),
    seq(certificate.issuer.der, serialInteger(certificate.serial)),
    algorithmId(digestOids[digest]),
    setOf(0xa0, attributes),
    composeSignatureId(key, digest, signer.pss === true),
    composeTlv(tags.octetString, signature),
    ...(await unsignedOf(order, signature)),
  )
  const inside = detached ? [] : [composeTlv(0xa0, composeTlv(tags.octetString, content))]
  // RFC 5652 §5.1: 3 for content that is no data.
  const version = contentType === contentTypes.data ? 1 : 3
  const data = seq(
    composeInteger(version),
    composeTlv(tags.set, algorithmId(digestOids[digest])),
    seq(composeOid(contentType), ...inside),
    setOf(0xa0, [...new Map([certificate, ...chain].map((c) => [c.fingerprint, c.der])).values()]),
    composeTlv(tags.set, info),
  )
  return seq(composeOid(contentTypes.signedData), composeTlv(0xa0, data))
}

/** `sha-256`: what multipart/signed names in micalg for a signature of this key (RFC 8551 §3.5.3.2). */
export const micalgFor = (key: KeyObject): string => digestFor(key).replace('sha', 'sha-')

function attributesOf(
  { content, signer, at }: CmsOrder,
  contentType: string,
  digest: DigestName,
): Buffer[] {
  const hash = createHash(digest).update(content).digest()
  return [
    attribute(attributeOids.contentType, composeOid(contentType)),
    attribute(attributeOids.messageDigest, composeTlv(tags.octetString, hash)),
    attribute(attributeOids.signingTime, composeTime(at)),
    attribute(attributeOids.signingCertificateV2, composeSigningCertificate(signer.certificate)),
    // RFC 8551 §2.5.2: what whoever answers may encrypt with, the best first.
    attribute(attributeOids.capabilities, seq(algorithmId(aes256Gcm), algorithmId(aes256Cbc))),
  ]
}

async function unsignedOf({ timeStamp }: CmsOrder, signature: Buffer): Promise<Buffer[]> {
  if (!timeStamp) return []
  const token = await timeStamp(signature)
  return [composeTlv(0xa1, attribute(attributeOids.timeStampToken, token))]
}

function expectOwnKey({ certificate, key }: CmsSigner): void {
  const isOwn = certificate.publicKey?.equals(createPublicKey(key)) ?? false
  if (!isOwn) throw new Fault('denied', 'the key is not that of the certificate')
}

const hashOf = (key: KeyObject, digest: DigestName): DigestName | null =>
  key.asymmetricKeyType === 'ed25519' ? null : digest

const keyOf = ({ key, pss }: CmsSigner, digest: DigestName) =>
  pss === true
    ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: digestBytes[digest] }
    : key
