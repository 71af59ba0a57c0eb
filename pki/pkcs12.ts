/**
 * PKCS#12 bundles (RFC 7292) that current browsers, mail clients and OpenSSL 3 import. Laid out here because
 * node-forge's own maker takes RSA keys only and signs with SHA-1; ciphers and derivations are the library's.
 */

import { createHash, createHmac, type KeyObject } from 'node:crypto'
import forge from 'node-forge'
import { Fault, type Random } from '../server/base/index.js'
import type { Certificate } from './x509/index.js'

const { asn1, pki } = forge
type Asn1 = forge.asn1.Asn1

// The library derives in JavaScript, so these are bounded by patience; ten times what OpenSSL 3 does itself.
const keyIterations = 20_000
const macIterations = 10_000

const oids = {
  data: '1.2.840.113549.1.7.1',
  certBag: '1.2.840.113549.1.12.10.1.3',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const

/** A private key with its certificate. */
export interface KeyWithCertificate {
  readonly certificate: Certificate
  readonly privateKey: KeyObject
}

export interface Bundle extends KeyWithCertificate {
  /** Further pairs, as of a holder who signs with one key and deciphers with another. */
  readonly also?: readonly KeyWithCertificate[]
  /** Issuing CA first. */
  readonly chain: readonly Certificate[]
  /** Shown by the program that imports it. */
  readonly friendlyName: string
  /** ASCII, 8 to 128 characters. */
  readonly password: string
}

/**
 * Makes a bundle: key under PBES2 (AES-256-CBC, PBKDF2 with HMAC-SHA-256), MAC with SHA-256.
 * Takes about half a second. Fault syntax for an unusable password.
 */
export function makePkcs12(bundle: Bundle, random: Random): Buffer {
  const { certificate, privateKey, chain, password, friendlyName, also = [] } = bundle
  if (!/^[\x21-\x7e]{8,128}$/.test(password))
    throw new Fault('syntax', 'the password must be 8 to 128 printable ASCII characters')
  const pairs = [{ certificate, privateKey }, ...also]
  const attributes = pairs.map((pair) => bagAttributes(pair, friendlyName))
  const certificates = [
    ...pairs.map((pair, i) => certBag(pair.certificate, attributes[i])),
    ...chain.map((authority) => certBag(authority)),
  ]
  const keys = pairs.map((pair, i) => keyBag(pair, password, attributes[i]))
  const contents = [seq(...certificates), seq(...keys)]
  const safe = Buffer.from(bytesOf(seq(...contents.map((c) => dataOf(bytesOf(c))))), 'latin1')
  const pfx = seq(integer(3), dataOf(safe.toString('latin1')), macOf(safe, password, random))
  return Buffer.from(bytesOf(pfx), 'latin1')
}

/** A password to read aloud: 20 characters without look-alikes, nearly 100 bits. */
export function makePassword(random: Random): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = (): string =>
    Array.from({ length: 4 }, () => letters[random.below(letters.length)] ?? 'a').join('')
  return Array.from({ length: 5 }, group).join('-')
}

function keyBag(
  { privateKey }: KeyWithCertificate,
  password: string,
  attributes: Asn1 | undefined,
): Asn1 {
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' })
  const info = asn1.fromDer(plain.toString('latin1'))
  plain.fill(0)
  const shrouded = pki.encryptPrivateKeyInfo(info, password, {
    algorithm: 'aes256',
    prfAlgorithm: 'sha256',
    count: keyIterations,
    saltSize: 16,
  })
  return seq(oid(oids.shroudedKeyBag), explicit(shrouded), ...(attributes ? [attributes] : []))
}

function certBag({ der }: Certificate, attributes?: Asn1): Asn1 {
  const cert = seq(oid(oids.x509Certificate), explicit(octets(der.toString('latin1'))))
  return seq(oid(oids.certBag), explicit(cert), ...(attributes ? [attributes] : []))
}

/** What ties the key to its certificate, RFC 7292 §4.2. */
function bagAttributes({ certificate }: KeyWithCertificate, friendlyName: string): Asn1 {
  const keyId = createHash('sha256').update(certificate.der).digest().subarray(0, 20)
  const name = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.BMPSTRING, false, friendlyName)
  return set(
    seq(oid(oids.localKeyId), set(octets(keyId.toString('latin1')))),
    seq(oid(oids.friendlyName), set(name)),
  )
}

/** RFC 7292 appendix B, with SHA-256. */
function macOf(safe: Buffer, password: string, random: Random): Asn1 {
  const salt = random.bytes(16).toString('latin1')
  const key = forge.pkcs12.generateKey(
    password,
    forge.util.createBuffer(salt),
    3,
    macIterations,
    32,
    forge.md.sha256.create(),
  )
  const mac = createHmac('sha256', Buffer.from(key.getBytes(), 'latin1')).update(safe).digest()
  const nothing = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.NULL, false, '')
  const digest = seq(seq(oid(oids.sha256), nothing), octets(mac.toString('latin1')))
  return seq(digest, octets(salt), integer(macIterations))
}

const bytesOf = (value: Asn1): string => asn1.toDer(value).getBytes()

const seq = (...items: Asn1[]): Asn1 =>
  asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, items)

const set = (...items: Asn1[]): Asn1 =>
  asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, items)

const octets = (bytes: string): Asn1 =>
  asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OCTETSTRING, false, bytes)

const oid = (dotted: string): Asn1 =>
  asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer(dotted).getBytes())

const integer = (value: number): Asn1 =>
  asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, asn1.integerToDer(value).getBytes())

const explicit = (item: Asn1): Asn1 => asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0, true, [item])

const dataOf = (bytes: string): Asn1 => seq(oid(oids.data), explicit(octets(bytes)))
