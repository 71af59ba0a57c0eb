/**
 * Certificate requests (RFC 2986) as people send them: PEM or DER, read strictly, the possession of the key proven.
 * Nothing of a request goes into a certificate but its key: the directory decides the rest.
 */

import { AsnConvert } from '@peculiar/asn1-schema'
import { Attribute, Extensions } from '@peculiar/asn1-x509'
import { createPublicKey, type KeyObject } from 'node:crypto'
import { isFault, limits, SaidFault } from '../../server/base/index.js'
import { extensionList, readSigned, type Signed } from './certificate.js'
import { algorithmIdentifier, asnExtension } from './compose.js'
import { composeTlv, DerReader, notDer, openSequence, tags } from './der.js'
import type { RawExtension } from './extensions/index.js'
import { nameValuesOf, textFaultOf } from './name-values.js'
import { parseName, type DistinguishedName } from './names.js'
import { oidOf, smallIntegerOf } from './primitives.js'
import { algorithmOf, isSignedBy, type Signer } from './signatures.js'

/** A request whose signature was checked with the key that it asks a certificate for. */
export interface CertificateRequest {
  readonly der: Buffer
  /** What the sender calls himself: to be compared and shown, never to be believed. */
  readonly subject: DistinguishedName
  readonly publicKey: KeyObject
  readonly signatureAlgorithm: string
  /** Those of the extensionRequest attribute, RFC 2985 §5.4.2. */
  readonly extensions: readonly RawExtension[]
  /** Identifiers of the other attributes; they count for nothing. */
  readonly attributes: readonly string[]
}

/** Composes a request for the key of `signer`, with what `extensions` ask for (RFC 2986 §4). */
export async function composeRequest(
  subject: DistinguishedName,
  signer: Signer,
  extensions: readonly RawExtension[] = [],
): Promise<Buffer> {
  const info = composeTlv(
    tags.sequence,
    Buffer.of(tags.integer, 1, 0),
    subject.der,
    signer.publicKey.export({ type: 'spki', format: 'der' }),
    composeTlv(0xa0, ...(extensions.length > 0 ? [requestAttribute(extensions)] : [])),
  )
  const algorithm = Buffer.from(AsnConvert.serialize(algorithmIdentifier(signer.algorithm)))
  const signature = composeTlv(tags.bitString, Buffer.of(0), await signer.sign(info))
  return composeTlv(tags.sequence, info, algorithm, signature)
}

function requestAttribute(extensions: readonly RawExtension[]): Buffer {
  const values = new Extensions(extensions.map(asnExtension))
  const attribute = new Attribute({
    type: extensionRequest,
    values: [AsnConvert.serialize(values)],
  })
  return Buffer.from(AsnConvert.serialize(attribute))
}

const extensionRequest = '1.2.840.113549.1.9.14'
const extensionRequests: ReadonlySet<string> = new Set([
  extensionRequest,
  // Microsoft's name for the same, in requests of older Windows.
  '1.3.6.1.4.1.311.2.1.14',
])
const maxAttributes = 16
const blockPattern =
  /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----\s*([A-Za-z0-9+/=\s]*?)-----END (?:NEW )?CERTIFICATE REQUEST-----/g

/**
 * Reads the one request in `bytes`: DER, or PEM with any text around it. SaidFault too-large past
 * `limits.requestBytes`, syntax when it is none, denied when the key is not usable or its possession not proven.
 */
export function parseRequest(bytes: Buffer): CertificateRequest {
  const der = derOf(bytes)
  if (der.length > limits.requestBytes) throw tooLarge(der.length, limits.requestBytes)
  try {
    return readRequest(Buffer.from(der))
  } catch (error) {
    if (error instanceof SaidFault) throw error
    if (!isFault(error)) throw new SaidFault('syntax', 'csr.unreadable', { detail: '?' }, error)
    const detail = error.message.replace(/^not valid DER: /, '')
    throw new SaidFault('syntax', 'csr.unreadable', { detail }, error)
  }
}

const tooLarge = (size: number, limit: number): SaidFault =>
  new SaidFault('too-large', 'csr.too-large', { size, limit })

function derOf(bytes: Buffer): Buffer {
  if (bytes[0] === tags.sequence) return bytes
  if (bytes.length > 16 * limits.requestBytes)
    throw tooLarge(bytes.length, 16 * limits.requestBytes)
  // What Windows' PowerShell writes to a file is UTF-16 unless it is told otherwise.
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  const found = [...bytes.toString(wide ? 'utf16le' : 'latin1').matchAll(blockPattern)]
  if (found.length > 1) throw new SaidFault('syntax', 'csr.several', { count: found.length })
  const body = found[0]?.[1]
  if (body === undefined) throw new SaidFault('syntax', 'csr.none')
  return Buffer.from(body.replace(/\s+/g, ''), 'base64')
}

function readRequest(der: Buffer): CertificateRequest {
  const { signed } = readSigned(der)
  const info = openSequence(signed.bytes)
  // RFC 2986 §4.1: version 1, which is written 0.
  if (smallIntegerOf(info.expect(tags.integer)) !== 0) throw notDer('a version that does not exist')
  const subject = subjectOf(info.expect(tags.sequence).raw)
  const spki = info.expect(tags.sequence).raw
  const attributes = info.optional(0xa0)
  info.end()
  const read = attributes ? readAttributes(new DerReader(attributes.content)) : noAttributes
  const publicKey = keyOf(spki)
  return { der, subject, publicKey, signatureAlgorithm: expectProof(signed, publicKey), ...read }
}

const noAttributes = { extensions: [], attributes: [] }

function subjectOf(raw: Buffer): DistinguishedName {
  if (raw.length > limits.nameBytes)
    throw new SaidFault('too-large', 'csr.subject-too-large', {
      size: raw.length,
      limit: limits.nameBytes,
    })
  for (const value of nameValuesOf(raw)) {
    const type = textFaultOf(value)
    // Old tools put an asterisk or an at sign into a PrintableString; nothing is taken from it.
    if (type !== undefined && type !== 'PrintableString')
      throw new SaidFault('syntax', 'csr.subject-text', { type, oid: value.oid })
  }
  return parseName(raw)
}

function readAttributes(reader: DerReader): Pick<CertificateRequest, 'extensions' | 'attributes'> {
  const extensions: RawExtension[] = []
  const attributes: string[] = []
  while (!reader.done) {
    const attribute = reader.enter(tags.sequence)
    const oid = oidOf(attribute.expect(tags.oid).content)
    const values = attribute.enter(tags.set)
    attribute.end()
    if (attributes.push(oid) > maxAttributes) throw notDer('too many attributes')
    if (!extensionRequests.has(oid)) continue
    if (extensions.length > 0) throw notDer('extensions asked for twice')
    extensions.push(...extensionList(values.enter(tags.sequence)))
    values.end()
  }
  return { extensions, attributes: attributes.filter((oid) => !extensionRequests.has(oid)) }
}

const ecPublicKey = '1.2.840.10045.2.1'

function keyOf(spki: Buffer): KeyObject {
  const algorithm = openSequence(spki).enter(tags.sequence)
  const oid = oidOf(algorithm.expect(tags.oid).content)
  // A curve of its own making may be a weak one (RFC 5480 §2.1.1: only named ones).
  if (oid === ecPublicKey && algorithm.peek() !== tags.oid)
    throw new SaidFault('denied', 'csr.explicit-curve')
  try {
    return createPublicKey({ key: spki, format: 'der', type: 'spki' })
  } catch (error) {
    const key = oid === ecPublicKey ? 'csr.bad-point' : 'csr.bad-key'
    throw new SaidFault('denied', key, { oid }, error)
  }
}

/** RFC 2986 §3: the signature shows that the sender has the private key. Returns the algorithm's name. */
function expectProof(signed: Signed, publicKey: KeyObject): string {
  const algorithm = algorithmOf(signed)
  if (!algorithm) throw new SaidFault('denied', 'csr.algorithm', { oid: signed.algorithm })
  if (!isSignedBy(signed.bytes, signed.signature, algorithm, publicKey))
    throw new SaidFault('denied', 'csr.not-proven')
  return algorithm.name
}
