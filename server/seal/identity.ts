/** The X25519 key pair of a mailbox, age's "native" identity (C2SP age-encryption.org/v1). */

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto'
import { bech32 } from '@scure/base'
import { Fault } from '../base/index.js'

/** Opens what was sealed to its recipient. */
export interface Identity {
  readonly privateKey: KeyObject
  readonly publicBytes: Buffer
}

const bytesOf = (value: string | undefined): Buffer => Buffer.from(value ?? '', 'base64url')

const jwkOf = (key: KeyObject): JsonWebKey => key.export({ format: 'jwk' })

export function generateIdentity(): Identity {
  const { privateKey } = generateKeyPairSync('x25519')
  return { privateKey, publicBytes: bytesOf(jwkOf(privateKey).x) }
}

/** The secret scalar and the public point, 64 bytes, to be wrapped at once and wiped by the caller. */
export function exportIdentity(identity: Identity): Buffer {
  const jwk = jwkOf(identity.privateKey)
  return Buffer.concat([bytesOf(jwk.d), bytesOf(jwk.x)])
}

/** Reads what `exportIdentity` wrote. Fault corrupt on any other length. */
export function importIdentity(bytes: Buffer): Identity {
  if (bytes.length !== 64) throw new Fault('corrupt', 'a mailbox key has the wrong length')
  const x = bytes.toString('base64url', 32)
  const privateKey = createPrivateKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'X25519', d: bytes.toString('base64url', 0, 32), x },
  })
  return { privateKey, publicBytes: Buffer.from(bytes.subarray(32)) }
}

/** A public key object from the 32 bytes of its point. JWK, because reading DER costs fifteen times as much. */
export function publicKeyOf(point: Buffer): KeyObject {
  return createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'X25519', x: point.toString('base64url') },
  })
}

/** The identity as the text the `age` tool takes with `-i`: `AGE-SECRET-KEY-1…`. */
export function ageSecretKey(identity: Identity): string {
  const secret = bytesOf(jwkOf(identity.privateKey).d)
  return bech32.encodeFromBytes('age-secret-key-', secret).toUpperCase()
}

/** The recipient as the `age` tool prints it: `age1…`. */
export function ageRecipient(publicBytes: Buffer): string {
  return bech32.encodeFromBytes('age', publicBytes)
}
