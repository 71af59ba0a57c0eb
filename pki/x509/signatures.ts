/** Signature algorithms and keys that we accept, and the check of a signature itself (by node:crypto). */

import {
  constants,
  createHash,
  createPublicKey,
  sign as signBytes,
  verify,
  type KeyObject,
} from 'node:crypto'
import type { Signed } from './certificate.js'
import { pssOid, readPss } from './pss.js'

export interface SignatureAlgorithm {
  readonly name: string
  readonly oid: string
  readonly key: 'rsa' | 'ec' | 'ed25519'
  /** Null when the algorithm hashes by itself. */
  readonly hash: 'sha256' | 'sha384' | 'sha512' | null
  /** Of RSASSA-PSS; the other RSA signatures are PKCS #1 v1.5. */
  readonly saltLength?: number
}

/** RFC 4055 §5, RFC 5758 §3.2, RFC 8410 §3. SHA-1 and MD5 are left out on purpose. */
export const signatureAlgorithms = [
  { name: 'sha256WithRSA', oid: '1.2.840.113549.1.1.11', key: 'rsa', hash: 'sha256' },
  { name: 'sha384WithRSA', oid: '1.2.840.113549.1.1.12', key: 'rsa', hash: 'sha384' },
  { name: 'sha512WithRSA', oid: '1.2.840.113549.1.1.13', key: 'rsa', hash: 'sha512' },
  { name: 'ecdsaWithSHA256', oid: '1.2.840.10045.4.3.2', key: 'ec', hash: 'sha256' },
  { name: 'ecdsaWithSHA384', oid: '1.2.840.10045.4.3.3', key: 'ec', hash: 'sha384' },
  { name: 'ecdsaWithSHA512', oid: '1.2.840.10045.4.3.4', key: 'ec', hash: 'sha512' },
  { name: 'ed25519', oid: '1.3.101.112', key: 'ed25519', hash: null },
] as const satisfies readonly SignatureAlgorithm[]

const byOid = new Map<string, SignatureAlgorithm>(signatureAlgorithms.map((a) => [a.oid, a]))

export function signatureAlgorithm(oid: string): SignatureAlgorithm | undefined {
  return byOid.get(oid)
}

/** The algorithm of a signature with its parameters; undefined when it is not one that we accept. */
export function algorithmOf({ algorithm, identifier }: Signed): SignatureAlgorithm | undefined {
  if (algorithm !== pssOid) return signatureAlgorithm(algorithm)
  const parameters = readPss(identifier)
  return parameters && { name: 'rsassaPss', oid: pssOid, key: 'rsa', ...parameters }
}

/** What signs certificates and CRLs: a key in memory or one in a token. */
export interface Signer {
  readonly algorithm: SignatureAlgorithm
  readonly publicKey: KeyObject
  sign(bytes: Buffer): Promise<Buffer>
}

/** A signer over a private key held in memory. */
export function keySigner(privateKey: KeyObject): Signer {
  const algorithm = algorithmFor(privateKey)
  return {
    algorithm,
    publicKey: createPublicKey(privateKey),
    sign: (bytes) =>
      new Promise((resolve, reject) => {
        signBytes(algorithm.hash, bytes, privateKey, (error, signature) => {
          if (error) reject(error)
          else resolve(signature)
        })
      }),
  }
}

/** Stands where the signer of `publicKey` will: what it "signs" is certified in nothing but its contents. */
export const unsigned = (publicKey: KeyObject): Signer => ({
  algorithm: algorithmFor(publicKey),
  publicKey,
  sign: () => Promise.resolve(Buffer.alloc(0)),
})

/** The algorithm that a key of ours signs with. */
export function algorithmFor(key: KeyObject): SignatureAlgorithm {
  const wide = key.asymmetricKeyDetails?.namedCurve === 'secp384r1'
  if (key.asymmetricKeyType === 'ec') return signatureAlgorithms[wide ? 4 : 3]
  return signatureAlgorithms[key.asymmetricKeyType === 'ed25519' ? 6 : 0]
}

/** Is `signature` over `bytes` by `key`? False too when the key is of another kind than the algorithm. */
export function isSignedBy(
  bytes: Buffer,
  signature: Buffer,
  algorithm: SignatureAlgorithm,
  key: KeyObject,
): boolean {
  const { saltLength } = algorithm
  const pssOnly = key.asymmetricKeyType === 'rsa-pss' && saltLength !== undefined
  if (key.asymmetricKeyType !== algorithm.key && !pssOnly) return false
  const padding = constants.RSA_PKCS1_PSS_PADDING
  try {
    return verify(
      algorithm.hash,
      bytes,
      saltLength === undefined ? key : { key, padding, saltLength },
      signature,
    )
  } catch {
    return false
  }
}

const curves = new Map([
  ['prime256v1', 'ecdsa-p256'],
  ['secp384r1', 'ecdsa-p384'],
  ['secp521r1', 'ecdsa-p521'],
])

/** A key as people name it: `rsa-2048`, `ecdsa-p256`, `ed25519`. */
export function keyName(key: KeyObject): string {
  const details = key.asymmetricKeyDetails ?? {}
  const { asymmetricKeyType: type } = key
  if (type === 'rsa' || type === 'rsa-pss') return `${type}-${details.modulusLength ?? 0}`
  if (key.asymmetricKeyType === 'ec')
    return curves.get(details.namedCurve ?? '') ?? `ec-${details.namedCurve ?? 'explicit'}`
  return key.asymmetricKeyType ?? 'unknown'
}

/** Why a key is too weak (or so large that checking it is an attack); undefined when it is good. */
export function weaknessOf(key: KeyObject | undefined): string | undefined {
  if (!key) return 'unknown key type'
  const name = keyName(key)
  if (key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss') {
    const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {}
    if (modulusLength < 2048 || modulusLength > 8192 || modulusLength % 8 !== 0) return name
    // Small and even exponents; huge ones only cost the verifier time (SP 800-56B §6.2).
    if (publicExponent < 65537n || publicExponent % 2n === 0n || publicExponent >= 2n ** 64n)
      return `${name}, exponent ${publicExponent}`
    return undefined
  }
  return name.startsWith('ecdsa-') || name.endsWith('25519') ? undefined : name
}

/** Key identifier: the first 160 bits of SHA-256 over the subject public key, RFC 7093 §2. */
export function keyIdentifierOf(key: KeyObject): Buffer {
  const spki = key.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(spki).digest().subarray(0, 20)
}
