/** EnvelopedData and AuthEnvelopedData as they stand (RFC 5652 §6, RFC 5083 §2): for whom, by which cipher, what is enciphered. */

import {
  composeTlv,
  DerReader,
  elementsOf,
  notDer,
  openSequence,
  smallIntegerOf,
  tags,
  type Tlv,
} from '../x509/index.js'
import { cmsLimits } from './limits.js'
import { cbcCiphers, contentTypes, gcmCiphers } from './oids.js'
import {
  openContentInfo,
  readAlgorithm,
  readHolderId,
  type AlgorithmId,
  type HolderId,
} from './reading.js'

/** RFC 5652 §6.2.1 and RFC 5753 §3.1.1. */
export type Recipient =
  | {
      readonly kind: 'transport'
      readonly id: HolderId
      readonly algorithm: AlgorithmId
      readonly wrapped: Buffer
    }
  | {
      readonly kind: 'agreement'
      readonly id: HolderId
      readonly algorithm: AlgorithmId
      /** SubjectPublicKeyInfo fields of the ephemeral key. */
      readonly point: Buffer
      readonly material: Buffer | undefined
      readonly wrapped: Buffer
    }

/** How the content is enciphered. */
export type ContentCipher =
  | {
      readonly kind: 'gcm'
      readonly name: 'aes-128-gcm' | 'aes-192-gcm' | 'aes-256-gcm'
      readonly keyBytes: number
      readonly nonce: Buffer
      readonly tag: Buffer
      /** Authenticated beside the content: the attributes as a SET. */
      readonly beside: Buffer
    }
  | { readonly kind: 'cbc'; readonly name: string; readonly keyBytes: number; readonly iv: Buffer }

export interface Enveloped {
  readonly recipients: readonly Recipient[]
  /** Recipients of kinds that are not read: passwords, shared keys. */
  readonly others: number
  /** Undefined when the cipher is none that we read; `cipherId` names it. */
  readonly cipher: ContentCipher | undefined
  readonly cipherId: string
  readonly enciphered: Buffer
}

/** Reads either kind. Fault syntax or too-large. */
export function parseEnveloped(bytes: Buffer): Enveloped {
  const { type, content } = openContentInfo(bytes)
  if (type !== contentTypes.envelopedData && type !== contentTypes.authEnvelopedData)
    throw notDer('nothing enciphered')
  const reader = content.enter(tags.sequence)
  content.end()
  smallIntegerOf(reader.expect(tags.integer))
  reader.optional(0xa0)
  const items = elementsOf(reader.enter(tags.set))
  if (items.length > cmsLimits.recipients) throw notDer('too many recipients')
  const inner = reader.enter(tags.sequence)
  inner.expect(tags.oid)
  const algorithm = readAlgorithm(inner.expect(tags.sequence))
  const enciphered = encipheredOf(inner.next())
  inner.end()
  const seal = type === contentTypes.authEnvelopedData ? sealOf(reader) : undefined
  const recipients = items.flatMap(readRecipient)
  return {
    ...{ recipients, enciphered },
    others: items.length - items.filter(({ tag }) => tag === tags.sequence || tag === 0xa1).length,
    cipher: seal ? gcmOf(algorithm, seal) : cbcOf(algorithm),
    cipherId: algorithm.oid,
  }
}

/** [0] IMPLICIT OCTET STRING; in pieces it is constructed (X.690 §8.14.3). */
function encipheredOf({ tag, content }: Tlv): Buffer {
  if (tag === 0x80) return content
  if (tag !== 0xa0) throw notDer('no enciphered content')
  const pieces = elementsOf(new DerReader(content))
  if (pieces.some((piece) => piece.tag !== tags.octetString))
    throw notDer('a string of other things')
  return Buffer.concat(pieces.map((piece) => piece.content))
}

function sealOf(reader: DerReader): { tag: Buffer; beside: Buffer } {
  const attributes = reader.optional(0xa1)
  const tag = reader.expect(tags.octetString).content
  reader.optional(0xa2)
  reader.end()
  const members = attributes
    ? elementsOf(new DerReader(attributes.content)).map(({ raw }) => raw)
    : undefined
  const sorted = members?.sort((a, b) => Buffer.compare(a, b))
  return { tag, beside: sorted ? composeTlv(tags.set, ...sorted) : Buffer.alloc(0) }
}

/** RFC 5084 §3.2: the tag has 12 to 16 octets, as many as the parameters say. */
function gcmOf(
  { oid, parameters }: AlgorithmId,
  seal: { tag: Buffer; beside: Buffer },
): ContentCipher | undefined {
  const name = gcmCiphers.get(oid)
  if (name === undefined || !parameters) return undefined
  const reader = openSequence(parameters)
  const nonce = reader.expect(tags.octetString).content
  const size = reader.optional(tags.integer)
  reader.end()
  const tagBytes = size ? smallIntegerOf(size) : 12
  if (tagBytes < 12 || tagBytes > 16 || seal.tag.length !== tagBytes)
    throw notDer('a seal of odd length')
  if (nonce.length < 8 || nonce.length > 64) throw notDer('a nonce of odd length')
  return { kind: 'gcm', name, keyBytes: Number(name.slice(4, 7)) / 8, nonce, ...seal }
}

function cbcOf({ oid, parameters }: AlgorithmId): ContentCipher | undefined {
  const cipher = cbcCiphers.get(oid)
  if (!cipher || !parameters) return undefined
  const iv = new DerReader(parameters).expect(tags.octetString).content
  if (iv.length !== cipher.blockBytes) throw notDer('a starting block of odd length')
  return { kind: 'cbc', name: cipher.name, keyBytes: cipher.keyBytes, iv }
}

function readRecipient({ tag, content }: Tlv): Recipient[] {
  const reader = new DerReader(content)
  if (tag === tags.sequence) return [readTransport(reader)]
  return tag === 0xa1 ? readAgreement(reader) : []
}

function readTransport(reader: DerReader): Recipient {
  smallIntegerOf(reader.expect(tags.integer))
  const id = readHolderId(reader)
  const algorithm = readAlgorithm(reader.expect(tags.sequence))
  const wrapped = reader.expect(tags.octetString).content
  reader.end()
  return { kind: 'transport', id, algorithm, wrapped }
}

function readAgreement(reader: DerReader): Recipient[] {
  smallIntegerOf(reader.expect(tags.integer))
  const originator = new DerReader(reader.expect(0xa0).content)
  const key = originator.optional(0xa1)
  const material = reader.optional(0xa1)
  const algorithm = readAlgorithm(reader.expect(tags.sequence))
  const keys = elementsOf(reader.enter(tags.sequence))
  reader.end()
  if (keys.length > cmsLimits.recipients) throw notDer('too many recipients')
  // Static keys of the sender (issuer and number) are not used in mail.
  if (!key) return []
  const fields = new DerReader(key.content)
  fields.expect(tags.sequence)
  const point = fields.expect(tags.bitString).content.subarray(1)
  return keys.map((one) => {
    const inner = new DerReader(one.content)
    const id = readAgreementId(inner)
    const wrapped = inner.expect(tags.octetString).content
    inner.end()
    return {
      kind: 'agreement' as const,
      ...{ id, algorithm, point, wrapped },
      material: material && new DerReader(material.content).expect(tags.octetString).content,
    }
  })
}

/** RFC 5652 §6.2.2: the key identifier stands in a structure with a date. */
function readAgreementId(reader: DerReader): HolderId {
  const byKey = reader.optional(0xa0)
  if (!byKey) return readHolderId(reader)
  const inner = new DerReader(byKey.content)
  return { keyId: inner.expect(tags.octetString).content.toString('hex') }
}
