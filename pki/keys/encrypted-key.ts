/**
 * A private key encrypted under a passphrase: PKCS#8 (RFC 5958 §3) with PBES2 (RFC 8018 §6.2), scrypt (RFC 7914 §7)
 * and AES-256-CBC, which `openssl pkey` opens. Laid out here because node:crypto writes this form with PBKDF2 only;
 * the derivation and the cipher are its own.
 */

import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  pbkdf2,
  scrypt,
  type KeyObject,
} from 'node:crypto'
import { promisify } from 'node:util'
import { Fault, isFault, type Random } from '../../server/base/index.js'
import { composeTlv, DerReader, openSequence, parsePem, tags, toPem } from '../x509/index.js'

/** OpenSSL gives scrypt 32 MiB, so its memory (128·N·r) stays at 16 MiB and the work is done p times. */
const cost = { N: 16_384, r: 8, p: 5 } as const
const ivBytes = 16
const keyBytes = 32
const saltBytes = 32
/** Bounds of what a file may ask of us. */
const most = { memoryBytes: 256 * 1024 * 1024, p: 64, iterations: 10_000_000, fileBytes: 64 * 1024 }

/** Content octets of the object identifiers. */
const oids = {
  pbes2: '2a864886f70d01050d',
  pbkdf2: '2a864886f70d01050c',
  scrypt: '2b06010401da47040b',
  aes256Cbc: '60864801650304012a',
} as const

/** HMACs of PBKDF2, RFC 8018 §B.1; SHA-1 is the default of the structure. */
const prfs: Readonly<Record<string, string>> = {
  '2a864886f70d0207': 'sha1',
  '2a864886f70d0209': 'sha256',
  '2a864886f70d020a': 'sha384',
  '2a864886f70d020b': 'sha512',
}

/** Shorter passphrases are refused for new files: whoever finds the medium may try as long as they like. */
export const shortestPassphrase = 12

const oid = (hex: string): Buffer => composeTlv(tags.oid, Buffer.from(hex, 'hex'))
const octets = (bytes: Buffer): Buffer => composeTlv(tags.octetString, bytes)
const sequence = (...parts: Buffer[]): Buffer => composeTlv(tags.sequence, ...parts)

function integer(value: number): Buffer {
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  const lead = (bytes[0] ?? 0) >= 0x80 ? [Buffer.of(0)] : []
  return composeTlv(tags.integer, ...lead, bytes)
}

/**
 * The PEM text (`ENCRYPTED PRIVATE KEY`) of `key` under `passphrase`. Takes about a quarter of a second off the event loop.
 * Fault syntax when the passphrase is too short.
 */
export async function sealPrivateKey(
  key: KeyObject,
  passphrase: Buffer,
  random: Random,
): Promise<string> {
  if (passphrase.length < shortestPassphrase)
    throw new Fault('syntax', `the passphrase must have ${shortestPassphrase} characters at least`)
  const salt = random.bytes(saltBytes)
  const iv = random.bytes(ivBytes)
  const secret = await derive(passphrase, { salt, ...cost })
  const plain = key.export({ type: 'pkcs8', format: 'der' })
  const cipher = createCipheriv('aes-256-cbc', secret, iv)
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  plain.fill(0)
  secret.fill(0)
  const { N, r, p } = cost
  const derivation = sequence(
    oid(oids.scrypt),
    sequence(octets(salt), integer(N), integer(r), integer(p)),
  )
  const encryption = sequence(oid(oids.aes256Cbc), octets(iv))
  const algorithm = sequence(oid(oids.pbes2), sequence(derivation, encryption))
  return toPem('ENCRYPTED PRIVATE KEY', sequence(algorithm, octets(text)))
}

/**
 * Opens what `sealPrivateKey` or `openssl pkcs8 -topk8 -v2 aes-256-cbc` (scrypt or PBKDF2) wrote. Fault denied when the
 * passphrase is wrong, syntax or too-large when it is no such file, unsupported for other ciphers.
 */
export async function openPrivateKey(pem: Buffer, passphrase: Buffer): Promise<KeyObject> {
  if (pem.length > most.fileBytes) throw new Fault('too-large', 'the key file is too large')
  const [der] = parsePem(pem.toString('latin1'), 'ENCRYPTED PRIVATE KEY')
  if (!der) throw new Fault('syntax', 'no key is in this file')
  const { derivation, iv, text } = readEncrypted(der)
  const secret = await derive(passphrase, derivation)
  const decipher = createDecipheriv('aes-256-cbc', secret, iv)
  const pieces: Buffer[] = []
  try {
    pieces.push(decipher.update(text))
    pieces.push(decipher.final())
    const plain = Buffer.concat(pieces)
    pieces.push(plain)
    return createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' })
  } catch (cause) {
    // Padding or content that makes no sense: the cipher has no other way to tell a wrong passphrase.
    throw new Fault('denied', 'the passphrase does not open the key file', { cause })
  } finally {
    secret.fill(0)
    for (const piece of pieces) piece.fill(0)
  }
}

type Derivation =
  | { readonly salt: Buffer; readonly N: number; readonly r: number; readonly p: number }
  | { readonly salt: Buffer; readonly iterations: number; readonly hash: string }

function derive(passphrase: Buffer, how: Derivation): Promise<Buffer> {
  if ('hash' in how)
    return promisify(pbkdf2)(passphrase, how.salt, how.iterations, keyBytes, how.hash)
  const { salt, N, r, p } = how
  // The promisified form has lost its options in the types.
  return new Promise((resolve, reject) => {
    const maxmem = most.memoryBytes + 1024 * 1024
    scrypt(passphrase, salt, keyBytes, { N, r, p, maxmem }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

function readEncrypted(der: Buffer): { derivation: Derivation; iv: Buffer; text: Buffer } {
  try {
    const outer = openSequence(der)
    const algorithm = outer.enter(tags.sequence)
    expectOid(algorithm, oids.pbes2)
    const parameters = algorithm.enter(tags.sequence)
    const derivation = readDerivation(parameters.enter(tags.sequence))
    const encryption = parameters.enter(tags.sequence)
    expectOid(encryption, oids.aes256Cbc)
    const iv = encryption.expect(tags.octetString).content
    const text = outer.expect(tags.octetString).content
    if (iv.length !== ivBytes || text.length === 0 || text.length % ivBytes !== 0)
      throw new Fault('syntax', 'not an encrypted private key')
    return { derivation, iv, text }
  } catch (error) {
    if (isFault(error, 'unsupported')) throw error
    throw new Fault('syntax', 'not an encrypted private key', { cause: error })
  }
}

function expectOid(reader: DerReader, hex: string): void {
  if (reader.expect(tags.oid).content.toString('hex') !== hex)
    throw new Fault('unsupported', 'the key file is not encrypted with PBES2 and AES-256-CBC')
}

function readDerivation(reader: DerReader): Derivation {
  const kind = reader.expect(tags.oid).content.toString('hex')
  const parameters = reader.enter(tags.sequence)
  const salt = parameters.expect(tags.octetString).content
  if (kind === oids.scrypt) {
    const [N, r, p] = [number(parameters), number(parameters), number(parameters)]
    if ((N & (N - 1)) !== 0 || N < 2) throw new Fault('syntax', 'not an encrypted private key')
    if (128 * N * r > most.memoryBytes || p > most.p)
      throw new Fault('unsupported', 'the key file asks for too much memory or work')
    return { salt, N, r, p }
  }
  if (kind !== oids.pbkdf2)
    throw new Fault('unsupported', 'the key file derives its key neither by scrypt nor by PBKDF2')
  const iterations = number(parameters)
  parameters.optional(tags.integer)
  const prf = parameters.optional(tags.sequence)
  const name = prf ? new DerReader(prf.content).expect(tags.oid).content.toString('hex') : undefined
  const hash = name === undefined ? 'sha1' : prfs[name]
  if (hash === undefined || iterations > most.iterations)
    throw new Fault('unsupported', 'the key file derives its key in a way that is not supported')
  return { salt, iterations, hash }
}

function number(reader: DerReader): number {
  const { content } = reader.expect(tags.integer)
  const value =
    content.length > 0 && content.length <= 6 ? content.readUIntBE(0, content.length) : 0
  if (value < 1) throw new Fault('syntax', 'a number out of bounds')
  return value
}
