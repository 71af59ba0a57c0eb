/** sign and verify of node:crypto: RSA by WebCrypto and node-forge, ECDSA and Ed25519 by @noble/curves. */

import { ed25519 } from '@noble/curves/ed25519.js'
import forge from 'node-forge'
import { binary, bytesOf, nothing, octets, oid, sequence, writeDer } from './der.js'
import { owned } from './derive.js'
import { hashNamed } from './hash.js'
import { KeyObject } from './key-object.js'
import { curves, isRsa, writePkcs8, type EcMaterial, type RsaMaterial } from './material.js'

export const constants = {
  RSA_PKCS1_PADDING: 1,
  RSA_NO_PADDING: 3,
  RSA_PKCS1_OAEP_PADDING: 4,
  RSA_PKCS1_PSS_PADDING: 6,
} as const

export type SigningKey =
  KeyObject | { readonly key: KeyObject; readonly padding?: number; readonly saltLength?: number }

interface Plan {
  readonly key: KeyObject
  /** Octets of the salt of RSASSA-PSS; undefined for PKCS #1 v1.5. */
  readonly salt: number | undefined
}

function planOf(given: SigningKey): Plan {
  if (given instanceof KeyObject) return { key: given, salt: undefined }
  const isPss = given.padding === constants.RSA_PKCS1_PSS_PADDING
  return { key: given.key, salt: isPss ? (given.saltLength ?? 32) : undefined }
}

const digestInfoOids: Readonly<Record<string, string>> = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
}

/** RFC 8017 §9.2: the structure that PKCS #1 v1.5 pads. Laid out here and compared whole, so that nothing hides in it. */
function digestInfo(algorithm: string, digest: Uint8Array): string {
  const dotted = digestInfoOids[algorithm]
  if (dotted === undefined) throw new Error('a hash that nothing is signed with')
  return binary(writeDer(sequence(sequence(oid(dotted), nothing()), octets(digest))))
}

const forgeHashes: Readonly<Record<string, () => forge.md.MessageDigest>> = {
  sha1: () => forge.md.sha1.create(),
  sha256: () => forge.md.sha256.create(),
  sha384: () => forge.md.sha384.create(),
  sha512: () => forge.md.sha512.create(),
}

/** node-forge's own hash of that name, which masks are made with. */
export function forgeHash(name: string): forge.md.MessageDigest {
  const make = forgeHashes[name]
  if (!make) throw new Error(`no hash ${name}`)
  return make()
}

const pssOf = (algorithm: string, saltLength: number): forge.pss.PSS => {
  const md = forgeHash(algorithm)
  const mgf: unknown = forge.mgf.mgf1.create(forgeHash(algorithm))
  return forge.pss.create({ md, mgf, saltLength })
}

const digestOf = (algorithm: string, data: Uint8Array): Uint8Array => hashNamed(algorithm)(data)

/** Is `signature` over `data` by the key? Throws, or says no, for whatever does not fit together. */
export function verify(
  algorithm: string | null,
  data: Uint8Array,
  given: SigningKey,
  signature: Uint8Array,
): boolean {
  const { key, salt } = planOf(given)
  const { material } = key
  if (material.kind === 'ed25519')
    return ed25519.verify(signature, data, material.point, { zip215: false })
  if (algorithm === null) throw new Error('a key that signs nothing')
  const digest = digestOf(algorithm, data)
  if (material.kind === 'ec') return verifyEc(material, digest, signature)
  if (!isRsa(material)) throw new Error('a key that signs nothing')
  return verifyRsa(material, { algorithm, digest, salt }, signature)
}

function verifyEc({ curve, point }: EcMaterial, digest: Uint8Array, signature: Uint8Array) {
  if (curve === undefined) throw new Error('another curve')
  const how = { prehash: false, lowS: false, format: 'der' } as const
  return curves[curve].verify(signature, digest, point, how)
}

interface RsaQuestion {
  readonly algorithm: string
  readonly digest: Uint8Array
  readonly salt: number | undefined
}

function verifyRsa(
  { public: key, kind }: RsaMaterial,
  { algorithm, digest, salt }: RsaQuestion,
  signature: Uint8Array,
): boolean {
  // RFC 8017 §8.2.2 step 1: as long as the modulus, to the octet.
  if (signature.length !== Math.ceil(key.n.bitLength() / 8)) return false
  const text = binary(signature)
  if (salt !== undefined) return key.verify(binary(digest), text, pssOf(algorithm, salt))
  if (kind === 'rsa-pss') throw new Error('a key for RSASSA-PSS alone')
  return key.verify(digestInfo(algorithm, digest), text, 'NONE')
}

type Signed = (error: Error | null, signature: Buffer) => void

/** Signs, at once, or for `done` off this turn. Throws for a key that does not sign. */
export function sign(algorithm: string | null, data: Uint8Array, given: SigningKey): Buffer
export function sign(
  algorithm: string | null,
  data: Uint8Array,
  given: SigningKey,
  done: Signed,
): void
export function sign(
  algorithm: string | null,
  data: Uint8Array,
  given: SigningKey,
  done?: Signed,
): Buffer | void {
  if (!done) return signNow(algorithm, data, given)
  signLater(algorithm, data, given).then(
    (signature) => done(null, signature),
    (error: unknown) =>
      done(error instanceof Error ? error : new Error(String(error)), Buffer.alloc(0)),
  )
}

function signNow(algorithm: string | null, data: Uint8Array, given: SigningKey): Buffer {
  const { key, salt } = planOf(given)
  const { material } = key
  if (material.kind === 'ed25519' && material.secret)
    return Buffer.from(ed25519.sign(data, material.secret))
  if (algorithm === null) throw new Error('a key that signs nothing')
  const digest = digestOf(algorithm, data)
  if (material.kind === 'ec' && material.curve !== undefined && material.secret) {
    const how = { prehash: false, lowS: false, format: 'der' } as const
    return Buffer.from(curves[material.curve].sign(digest, material.secret, how))
  }
  if (isRsa(material) && material.private)
    return signRsa(material.private, { algorithm, digest, salt })
  throw new Error('not a private key')
}

function signRsa(key: forge.pki.rsa.PrivateKey, { algorithm, digest, salt }: RsaQuestion): Buffer {
  if (salt === undefined) return bytesOf(key.sign(digestInfo(algorithm, digest), null))
  const md = forgeHash(algorithm)
  Object.assign(md, { digest: () => forge.util.createBuffer(binary(digest)) })
  return bytesOf(key.sign(md, pssOf(algorithm, salt)))
}

const webHashes: Readonly<Record<string, string>> = {
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
}

/** RSA by the browser's own arithmetic, which is quicker and takes the same time for every key. */
async function signLater(
  algorithm: string | null,
  data: Uint8Array,
  given: SigningKey,
): Promise<Buffer> {
  const { key, salt } = planOf(given)
  const hash = webHashes[algorithm ?? '']
  if (key.material.kind !== 'rsa' || hash === undefined) return signNow(algorithm, data, given)
  const { subtle } = globalThis.crypto
  const name = salt === undefined ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS'
  const der = owned(writePkcs8(key.material))
  const web = await subtle.importKey('pkcs8', der, { name, hash }, false, ['sign'])
  der.fill(0)
  const how = salt === undefined ? { name } : { name, saltLength: salt }
  return Buffer.from(new Uint8Array(await subtle.sign(how, web, owned(data))))
}
