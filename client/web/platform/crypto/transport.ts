/** Keys enciphered under RSA keys and keys agreed on, as node:crypto does them: node-forge and @noble/curves. */

import { binary, bytesOf } from './der.js'
import { KeyObject } from './key-object.js'
import { curves, type CurveName, type RsaMaterial } from './material.js'
import { constants, forgeHash } from './signatures.js'

interface Order {
  readonly key: KeyObject
  readonly padding: number
  readonly oaepHash?: string
}

function rsaOf({ material }: KeyObject): RsaMaterial {
  if (material.kind !== 'rsa') throw new Error('not an RSA key')
  return material
}

const oaepOf = (hash = 'sha1') => ({ md: forgeHash(hash), mgf1: { md: forgeHash(hash) } })

export function publicEncrypt({ key, padding, oaepHash }: Order, data: Uint8Array): Buffer {
  const { public: own } = rsaOf(key)
  if (padding === constants.RSA_PKCS1_PADDING)
    return bytesOf(own.encrypt(binary(data), 'RSAES-PKCS1-V1_5'))
  if (padding === constants.RSA_PKCS1_OAEP_PADDING)
    return bytesOf(own.encrypt(binary(data), 'RSA-OAEP', oaepOf(oaepHash)))
  throw new Error('another padding')
}

export function privateDecrypt({ key, padding, oaepHash }: Order, data: Uint8Array): Buffer {
  const { private: own, public: open } = rsaOf(key)
  if (!own) throw new Error('not a private key')
  const length = Math.ceil(open.n.bitLength() / 8)
  if (data.length !== length) throw new Error('another length')
  if (padding === constants.RSA_NO_PADDING) {
    const block = bytesOf(own.decrypt(binary(data), 'RAW'))
    return Buffer.concat([Buffer.alloc(Math.max(0, length - block.length)), block])
  }
  if (padding === constants.RSA_PKCS1_OAEP_PADDING)
    return bytesOf(own.decrypt(binary(data), 'RSA-OAEP', oaepOf(oaepHash)))
  throw new Error('another padding')
}

/** The shared secret of two keys on one curve: the first coordinate (SEC 1 §3.3.1). */
export function diffieHellman({
  privateKey: { material: own },
  publicKey: { material: theirs },
}: {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}): Buffer {
  if (own.kind !== 'ec' || theirs.kind !== 'ec' || !own.secret || own.curve === undefined)
    throw new Error('keys that agree on nothing')
  if (own.curve !== theirs.curve) throw new Error('keys on two curves')
  const shared = curves[own.curve].getSharedSecret(own.secret, theirs.point, false)
  return Buffer.from(shared.subarray(1, 1 + (shared.length - 1) / 2))
}

/** A fresh pair on a curve. RSA pairs are made by WebCrypto, which takes turns. */
export function generateKeyPairSync(
  type: 'ec',
  { namedCurve }: { readonly namedCurve: string },
): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  if (!Object.hasOwn(curves, namedCurve)) throw new Error(`no ${type} key on ${namedCurve}`)
  const curve = namedCurve as CurveName
  const { secretKey } = curves[curve].keygen()
  const point = curves[curve].getPublicKey(secretKey, false)
  const open = { kind: 'ec', curve, curveOid: curveOid(curve), point } as const
  return {
    privateKey: new KeyObject('private', { ...open, secret: secretKey }),
    publicKey: new KeyObject('public', { ...open, secret: undefined }),
  }
}

const curveOid = (curve: CurveName): string =>
  ({ prime256v1: '1.2.840.10045.3.1.7', secp384r1: '1.3.132.0.34', secp521r1: '1.3.132.0.35' })[
    curve
  ]

/** The same for who calls back; `promisify` of the stand-ins gives the pair. */
export function generateKeyPair(
  type: 'ec',
  options: { readonly namedCurve: string },
  done: (error: Error | null, pair?: ReturnType<typeof generateKeyPairSync>) => void,
): void {
  try {
    done(null, generateKeyPairSync(type, options))
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)))
  }
}
