/** createHash and createHmac of node:crypto, on @noble/hashes: what the pure rooms digest with, in a browser. */

import { hmac } from '@noble/hashes/hmac.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'

const hashes = { md5, sha1, sha224, sha256, sha384, sha512 }
export type HashName = keyof typeof hashes

interface Running {
  update(bytes: Uint8Array): unknown
  digest(): Uint8Array
}

const isName = (name: string): name is HashName => Object.hasOwn(hashes, name)

/** The function of that name (`sha256`, `SHA-256`). Throws for one that is not here. */
export function hashNamed(name: string): (typeof hashes)[HashName] {
  const plain = name.toLowerCase().replace('-', '')
  if (!isName(plain)) throw new Error(`no hash ${name}`)
  return hashes[plain]
}

export class Hash {
  readonly #running: Running

  constructor(running: Running) {
    this.#running = running
  }

  update(data: Uint8Array | string): this {
    this.#running.update(typeof data === 'string' ? Buffer.from(data, 'utf8') : data)
    return this
  }

  digest(): Buffer
  digest(encoding: BufferEncoding): string
  digest(encoding?: BufferEncoding): Buffer | string {
    const bytes = Buffer.from(this.#running.digest())
    return encoding === undefined ? bytes : bytes.toString(encoding)
  }
}

export const createHash = (name: string): Hash => new Hash(hashNamed(name).create())

export const createHmac = (name: string, key: Uint8Array): Hash =>
  new Hash(hmac.create(hashNamed(name), key))
