/** A certificate as read from its DER: every field that is judged, and the exact bytes it was judged by. */

import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { Fault, isFault, limits } from '../../server/base/index.js'
import { DerReader, notDer, openSequence, tags } from './der.js'
import {
  extensions,
  type AltNames,
  type CaConstraints,
  type ExtensionKind,
  type KeyUsageName,
  type NameConstraints,
  type PolicyConstraints,
  type PolicyMapping,
  type RawExtension,
} from './extensions/index.js'
import { parseName, type DistinguishedName } from './names.js'
import { parsePem } from './pem.js'
import { bitStringOf, booleanOf, integerOf, oidOf, readTime, smallIntegerOf } from './primitives.js'

/** An X.509 certificate, RFC 5280 §4.1. */
export interface Certificate {
  readonly der: Buffer
  /** 1 and 2 are of before extensions: such a certificate can be an anchor and nothing else. */
  readonly version: number
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint: string
  /** Lower-case hexadecimal without sign octet; a minus before the octets of a negative one. */
  readonly serial: string
  readonly issuer: DistinguishedName
  readonly subject: DistinguishedName
  /** Milliseconds since the epoch, both included. */
  readonly notBefore: number
  readonly notAfter: number
  /** Undefined when its kind is not known to the cryptographic library. */
  readonly publicKey: KeyObject | undefined
  readonly signed: Signed
  readonly extensions: readonly RawExtension[]
  readonly keyUsage: readonly KeyUsageName[] | undefined
  /** Dotted identifiers. */
  readonly extendedKeyUsage: readonly string[] | undefined
  readonly basicConstraints: CaConstraints | undefined
  readonly policies: readonly string[]
  readonly altNames: AltNames
  /** Hexadecimal. */
  readonly subjectKeyId: string | undefined
  readonly authorityKeyId: string | undefined
  readonly crlUrls: readonly string[]
  readonly nameConstraints: NameConstraints | undefined
  readonly policyMappings: readonly PolicyMapping[]
  readonly policyConstraints: PolicyConstraints | undefined
  readonly inhibitAnyPolicy: number | undefined
  /** Names the holder of one key under one name: what a CRL and a cross-certificate have in common with it. */
  readonly holder: string
}

/** The signed part and the signature over it. */
export interface Signed {
  readonly bytes: Buffer
  readonly algorithm: string
  /** DER of the AlgorithmIdentifier, for algorithms that have parameters. */
  readonly identifier: Buffer
  readonly signature: Buffer
}

const noNames: AltNames = { dns: [], ip: [], email: [], others: 0 }
const maxExtensions = 64

/** Reads a certificate from strict DER. Fault too-large past `limits.certificateBytes`, syntax otherwise. */
export function parseCertificate(der: Buffer): Certificate {
  if (der.length > limits.certificateBytes)
    throw new Fault('too-large', `a certificate is at most ${limits.certificateBytes} bytes`)
  try {
    return readCertificate(Buffer.from(der))
  } catch (error) {
    if (isFault(error)) throw error
    throw new Fault('syntax', 'not a certificate', { cause: error })
  }
}

/** Every certificate of a PEM text, in order. Fault syntax or too-large. */
export function parseCertificates(pem: string): Certificate[] {
  return parsePem(pem, 'CERTIFICATE').map(parseCertificate)
}

function readCertificate(der: Buffer): Certificate {
  const { signed, algorithm } = readSigned(der)
  const tbs = openSequence(signed.bytes)
  const version = versionOf(tbs)
  const serial = serialOf(tbs)
  if (!tbs.expect(tags.sequence).raw.equals(algorithm))
    throw notDer('two different signature algorithms')
  const issuer = parseName(tbs.expect(tags.sequence).raw)
  const validity = tbs.enter(tags.sequence)
  const notBefore = readTime(validity)
  const notAfter = readTime(validity)
  validity.end()
  const subject = parseName(tbs.expect(tags.sequence).raw)
  const spki = tbs.expect(tags.sequence).raw
  tbs.optional(0x81)
  tbs.optional(0x82)
  const raw = readExtensions(tbs)
  if (raw.length > 0 && version !== 3) throw notDer('extensions in an old version')
  return {
    der,
    fingerprint: createHash('sha256').update(der).digest('hex'),
    ...{ version, serial, issuer, subject, notBefore, notAfter, signed },
    publicKey: publicKeyOf(spki),
    extensions: raw,
    holder: createHash('sha256').update(subject.key).update(spki).digest('hex'),
    ...understoodValues(raw),
  }
}

function understoodValues(raw: readonly RawExtension[]) {
  const value = <T>(kind: ExtensionKind<T>): T | undefined => {
    const found = raw.find(({ oid }) => oid === kind.oid)
    return found && kind.read(found.value)
  }
  return {
    keyUsage: value(extensions.keyUsage),
    extendedKeyUsage: value(extensions.extendedKeyUsage),
    basicConstraints: value(extensions.basicConstraints),
    policies: value(extensions.certificatePolicies) ?? [],
    altNames: value(extensions.altNames) ?? noNames,
    subjectKeyId: value(extensions.subjectKeyIdentifier)?.toString('hex'),
    authorityKeyId: value(extensions.authorityKeyIdentifier)?.toString('hex'),
    crlUrls: value(extensions.crlPoints) ?? [],
    nameConstraints: value(extensions.nameConstraints),
    policyMappings: value(extensions.policyMappings) ?? [],
    policyConstraints: value(extensions.policyConstraints),
    inhibitAnyPolicy: value(extensions.inhibitAnyPolicy),
  }
}

/** The three parts that a certificate and a CRL share. `algorithm` is the raw AlgorithmIdentifier. */
export function readSigned(der: Buffer): { signed: Signed; algorithm: Buffer } {
  const outer = openSequence(der)
  const bytes = outer.expect(tags.sequence).raw
  const algorithm = outer.expect(tags.sequence).raw
  const { unused, octets } = bitStringOf(outer.expect(tags.bitString))
  outer.end()
  if (unused !== 0) throw notDer('a signature of odd bits')
  const oid = oidOf(openSequence(algorithm).expect(tags.oid).content)
  return { signed: { bytes, algorithm: oid, identifier: algorithm, signature: octets }, algorithm }
}

function versionOf(tbs: DerReader): number {
  const version = tbs.optional(0xa0)
  if (!version) return 1
  const reader = new DerReader(version.content)
  const number = smallIntegerOf(reader.expect(tags.integer))
  reader.end()
  // The default must not be written (X.690 §11.5).
  if (number !== 1 && number !== 2) throw notDer('a version that does not exist')
  return number + 1
}

/** RFC 5280 §4.1.2.2: at most 20 octets; some authorities of the past have issued negative ones. */
export function serialOf(reader: DerReader): string {
  const octets = integerOf(reader.expect(tags.integer))
  if (octets.length > 21) throw notDer('a serial number of more than 20 octets')
  const text = octets.toString('hex')
  // Or -1 and 255 would be one certificate on a list.
  return (octets[0] ?? 0) >= 0x80 ? `-${text}` : text.replace(/^00(?=..)/, '')
}

function readExtensions(tbs: DerReader): RawExtension[] {
  const wrapper = tbs.optional(0xa3)
  tbs.end()
  if (!wrapper) return []
  return extensionList(openSequence(wrapper.content))
}

/** The members of an Extensions value; no kind twice (RFC 5280 §4.2). */
export function extensionList(list: DerReader): RawExtension[] {
  const found: RawExtension[] = []
  while (!list.done) {
    const item = list.enter(tags.sequence)
    const oid = oidOf(item.expect(tags.oid).content)
    const critical = item.optional(tags.boolean)
    const value = item.expect(tags.octetString).content
    item.end()
    if (found.some((other) => other.oid === oid)) throw notDer('an extension given twice')
    if (found.length >= maxExtensions) throw notDer('too many extensions')
    found.push({ oid, critical: critical !== undefined && booleanOf(critical), value })
  }
  return found
}

const ecPublicKey = '1.2.840.10045.2.1'

function publicKeyOf(spki: Buffer): KeyObject | undefined {
  try {
    // A curve spelt out may be a known one with another generator (CVE-2020-0601); RFC 5480 §2.1.1 forbids it.
    const algorithm = openSequence(spki).enter(tags.sequence)
    if (oidOf(algorithm.expect(tags.oid).content) === ecPublicKey) algorithm.expect(tags.oid)
    return createPublicKey({ key: spki, format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}

/** Accepts what people paste: colons, spaces, `0x`, capitals. Fault syntax when it is no serial number. */
export function normalizeSerial(text: string): string {
  const digits = text.trim().toLowerCase().replace(/^0x/, '').replace(/[: ]/g, '')
  if (!/^[0-9a-f]{1,42}$/.test(digits)) throw new Fault('syntax', 'not a serial number')
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  return even.replace(/^(00)+(?=..)/, '')
}
