/** What the pure rooms ask of node:crypto, in a browser. Only what they use is here: a new name is written here first. */

export { createCipheriv, createDecipheriv } from './ciphers.js'
export { pbkdf2, scrypt } from './derive.js'
export { createHash, createHmac } from './hash.js'
export { createPrivateKey, createPublicKey, KeyObject } from './key-object.js'
export { randomBytes, randomInt, randomUUID } from './random.js'
export { constants, sign, verify } from './signatures.js'
export {
  diffieHellman,
  generateKeyPair,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
} from './transport.js'
