/** The operator's master key: wraps mailbox identities and authority keys. Where it is kept is the provider's business. */

import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { Fault, type Random } from '../base/index.js'
import { hkdf } from './derive.js'

const version = 1
const nonceBytes = 12
const tagBytes = 16
export const masterKeyBytes = 32

/** Wraps and unwraps keys under the master key, bound to a context so that a wrapped key cannot be moved. */
export class MasterKey {
  readonly #key: Buffer
  readonly #random: Random
  /** Tells one master key from another without revealing it; written beside what it wraps. */
  readonly id: string

  /** `secret` is 32 bytes and is wiped. */
  constructor(secret: Buffer, random: Random) {
    if (secret.length !== masterKeyBytes)
      throw new Fault('corrupt', 'the master key must be 32 bytes')
    this.#key = hkdf(secret, null, 'pli master wrap v1')
    this.id = hkdf(secret, null, 'pli master id v1').toString('hex', 0, 8)
    this.#random = random
    secret.fill(0)
  }

  /** A keyed hash of 32 octets: what was hashed cannot be told, nor tried, without the key. `purpose` parts the uses. */
  tag(text: string, purpose: string): Buffer {
    const key = hkdf(this.#key, null, `pli tag ${purpose} v1`)
    return createHmac('sha256', key).update(text, 'utf8').digest()
  }

  /** AES-256-GCM (NIST SP 800-38D): version, 12-byte nonce, ciphertext, tag. */
  wrap(plain: Buffer, context: string): Buffer {
    const nonce = this.#random.bytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce)
    cipher.setAAD(Buffer.from(context, 'utf8'))
    const text = cipher.update(plain)
    cipher.final()
    return Buffer.concat([Buffer.from([version]), nonce, text, cipher.getAuthTag()])
  }

  /** Fault corrupt when the master key is another, the context differs or a bit was changed. */
  unwrap(wrapped: Buffer, context: string): Buffer {
    if (wrapped.length < 1 + nonceBytes + tagBytes || wrapped[0] !== version)
      throw new Fault('corrupt', 'a wrapped key has an unknown form')
    const decipher = createDecipheriv('aes-256-gcm', this.#key, wrapped.subarray(1, 1 + nonceBytes))
    decipher.setAAD(Buffer.from(context, 'utf8'))
    decipher.setAuthTag(wrapped.subarray(wrapped.length - tagBytes))
    const plain = decipher.update(wrapped.subarray(1 + nonceBytes, wrapped.length - tagBytes))
    try {
      decipher.final()
    } catch (cause) {
      plain.fill(0)
      throw new Fault('corrupt', 'a wrapped key does not open: the master key is another one', {
        cause,
      })
    }
    return plain
  }
}
