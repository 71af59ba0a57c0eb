/** The symmetric keys of an account, derived from its identity: folder names, keywords, and quick reopening of messages. */

import { createHmac } from 'node:crypto'
import type { Random, Sealed } from '../base/index.js'
import { decrypt, encrypt } from './aead.js'
import { hkdf } from './derive.js'
import { exportIdentity, type Identity } from './identity.js'

const nonceBytes = 12

export class AccountKey {
  readonly #sealKey: Buffer
  readonly #tagKey: Buffer
  readonly #random: Random

  constructor(identity: Identity, random: Random) {
    const secret = exportIdentity(identity)
    this.#sealKey = hkdf(secret, null, 'pli account seal v1')
    this.#tagKey = hkdf(secret, null, 'pli account tag v1')
    this.#random = random
    secret.fill(0)
  }

  /** Seals a short value (a folder name, a keyword, a file key); 28 bytes longer. */
  seal(plain: Buffer): Sealed {
    const nonce = this.#random.bytes(nonceBytes)
    return Buffer.concat([nonce, encrypt(this.#sealKey, nonce, plain)]) as Sealed
  }

  /** Fault corrupt when it was changed or belongs to another account. */
  unseal(sealed: Buffer): Buffer {
    return decrypt(this.#sealKey, sealed.subarray(0, nonceBytes), sealed.subarray(nonceBytes))
  }

  /** A 16-byte keyed hash, equal for equal text within this account only: uniqueness without clear text. */
  tag(text: string): Buffer {
    return createHmac('sha256', this.#tagKey).update(text).digest().subarray(0, 16)
  }

  wipe(): void {
    this.#sealKey.fill(0)
    this.#tagKey.fill(0)
  }
}
