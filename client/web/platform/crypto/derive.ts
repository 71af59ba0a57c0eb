/** PBKDF2 and scrypt of node:crypto: the first by WebCrypto, the second by @noble/hashes, which takes turns. */

import { scryptAsync } from '@noble/hashes/scrypt.js'

type Done = (error: Error | null, key: Buffer) => void

const settle = (work: Promise<Uint8Array | ArrayBuffer>, done: Done): void => {
  work.then(
    (key) => done(null, Buffer.from(key instanceof Uint8Array ? key : new Uint8Array(key))),
    (error: unknown) =>
      done(error instanceof Error ? error : new Error(String(error)), Buffer.alloc(0)),
  )
}

const webNames: Readonly<Record<string, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
}

export function pbkdf2(
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
  digest: string,
  done: Done,
): void {
  const { subtle } = globalThis.crypto
  const derived = async (): Promise<ArrayBuffer> => {
    const key = await subtle.importKey('raw', owned(password), 'PBKDF2', false, ['deriveBits'])
    const hash = webNames[digest] ?? digest
    return subtle.deriveBits(
      { name: 'PBKDF2', salt: owned(salt), iterations, hash },
      key,
      length * 8,
    )
  }
  settle(derived(), done)
}

interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
  readonly maxmem?: number
}

export function scrypt(
  password: Uint8Array,
  salt: Uint8Array,
  length: number,
  { N, r, p, maxmem }: ScryptCost,
  done: Done,
): void {
  settle(scryptAsync(password, salt, { N, r, p, dkLen: length, ...(maxmem && { maxmem }) }), done)
}

/** A copy over a buffer of its own, as WebCrypto's types want it. */
export const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)
