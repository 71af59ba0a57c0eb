/** The stand-ins for the suites of the pure rooms, which make their key pairs by Node: the pairs come in as stand-ins' keys. */

import type * as NodeCrypto from 'node:crypto'
import { createPrivateKey, createPublicKey, type KeyObject } from '../crypto/index.js'

export {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  KeyObject,
  pbkdf2,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  randomInt,
  randomUUID,
  scrypt,
  sign,
  verify,
} from '../crypto/index.js'

// The alias stands before every import of node:crypto; this is the way round it.
const node = process.getBuiltinModule('node:crypto')
export const { X509Certificate } = node

interface Pair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

const pairOf = (made: NodeCrypto.KeyPairKeyObjectResult): Pair => ({
  privateKey: createPrivateKey({
    key: made.privateKey.export({ type: 'pkcs8', format: 'der' }),
    ...{ format: 'der', type: 'pkcs8' },
  }),
  publicKey: createPublicKey({
    key: made.publicKey.export({ type: 'spki', format: 'der' }),
    ...{ format: 'der', type: 'spki' },
  }),
})

export const generateKeyPairSync = (type: 'ec', options: { namedCurve: string }): Pair =>
  pairOf(node.generateKeyPairSync(type, options))

/** As promisify of the stand-ins calls it: with one value, as Node's own promisified form gives it. */
export function generateKeyPair(
  type: 'ec',
  options: { namedCurve: string },
  done: (error: Error | null, pair: Pair) => void,
): void {
  done(null, generateKeyPairSync(type, options))
}
