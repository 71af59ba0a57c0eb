/** SignedData as it stands (RFC 5652 §5): what is signed, by whom it says, and what came along. Nothing is believed yet. */

import {
  DerReader,
  elementsOf,
  notDer,
  oidOf,
  smallIntegerOf,
  tags,
  type Certificate,
  type Tlv,
} from '../x509/index.js'
import { cmsLimits } from './limits.js'
import { contentTypes } from './oids.js'
import {
  openContentInfo,
  readAlgorithm,
  readAttributes,
  readCertificates,
  readHolderId,
  readLists,
  type AlgorithmId,
  type Attribute,
  type HolderId,
} from './reading.js'

export interface SignerInfo {
  readonly id: HolderId
  readonly digest: AlgorithmId
  /** Undefined when nothing but the content is signed. */
  readonly signedAttributes: readonly Attribute[] | undefined
  /** As they are hashed: a SET, in the order in which they came. */
  readonly signedBytes: Buffer | undefined
  readonly algorithm: AlgorithmId
  readonly signature: Buffer
  readonly unsignedAttributes: readonly Attribute[]
}

export interface SignedData {
  /** Dotted identifier of the kind of content. */
  readonly contentType: string
  /** Null when the content is elsewhere. */
  readonly content: Buffer | null
  readonly certificates: readonly Certificate[]
  /** Revocation lists that came along, DER. */
  readonly lists: readonly Buffer[]
  readonly signers: readonly SignerInfo[]
}

/** Reads it. Fault syntax, or too-large past `cmsLimits`. */
export function parseSignedData(bytes: Buffer): SignedData {
  const { type, content } = openContentInfo(bytes)
  if (type !== contentTypes.signedData) throw notDer('no signed data')
  const reader = content.enter(tags.sequence)
  content.end()
  smallIntegerOf(reader.expect(tags.integer))
  reader.expect(tags.set)
  const inner = reader.enter(tags.sequence)
  const contentType = oidOf(inner.expect(tags.oid).content)
  const wrapped = inner.optional(0xa0)
  inner.end()
  const certificates = readCertificates(reader.optional(0xa0))
  const lists = readLists(reader.optional(0xa1))
  const signers = elementsOf(reader.enter(tags.set)).map(readSigner)
  reader.end()
  if (signers.length > cmsLimits.signers) throw notDer('too many signers')
  return { contentType, content: wrapped ? contentOf(wrapped) : null, certificates, lists, signers }
}

function contentOf({ content }: Tlv): Buffer {
  const reader = new DerReader(content)
  const octets = reader.expect(tags.octetString).content
  reader.end()
  return octets
}

function readSigner({ tag, content }: Tlv): SignerInfo {
  if (tag !== tags.sequence) throw notDer('no signer')
  const reader = new DerReader(content)
  smallIntegerOf(reader.expect(tags.integer))
  const id = readHolderId(reader)
  const digest = readAlgorithm(reader.expect(tags.sequence))
  const signed = reader.optional(0xa0)
  const algorithm = readAlgorithm(reader.expect(tags.sequence))
  const signature = reader.expect(tags.octetString).content
  const unsigned = reader.optional(0xa1)
  reader.end()
  return {
    ...{ id, digest, algorithm, signature },
    signedAttributes: signed && readAttributes(signed),
    // Signed under the tag of a SET, not under the one that it travels with (RFC 5652 §5.4).
    signedBytes: signed && Buffer.concat([Buffer.of(tags.set), signed.raw.subarray(1)]),
    unsignedAttributes: readAttributes(unsigned),
  }
}
