/** The age v1 payload: STREAM of 64 KiB chunks under ChaCha20-Poly1305, sealed as it arrives, opened anywhere. */

import { createCipheriv } from 'node:crypto'
import { Fault, type Random, type Sealed } from '../base/index.js'
import { decrypt, tagBytes } from './aead.js'
import { hkdf } from './derive.js'

/** Plain bytes in every chunk but the last. */
export const chunkBytes = 64 * 1024
export const payloadNonceBytes = 16
const sealedChunkBytes = chunkBytes + tagBytes

function chunkNonce(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

function payloadKey(fileKey: Buffer, nonce: Buffer): Buffer {
  return hkdf(fileKey, nonce, 'payload')
}

/** Seals a body piece by piece; what it returns goes to the blob in that order. */
export class PayloadSealer {
  readonly #key: Buffer
  #head: Buffer | null
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #index = 0

  constructor(fileKey: Buffer, random: Random) {
    const nonce = random.bytes(payloadNonceBytes)
    this.#key = payloadKey(fileKey, nonce)
    this.#head = nonce
  }

  /** Takes plain bytes (kept by reference until sealed); returns the sealed bytes that are ready, maybe none. */
  write(plain: Buffer): Sealed[] {
    this.#waiting.push(plain)
    this.#waitingBytes += plain.length
    // A full chunk is sealed only once a byte follows it: the last chunk carries its own mark.
    if (this.#waitingBytes <= chunkBytes) return []
    const out = this.#takeHead()
    while (this.#waitingBytes > chunkBytes) out.push(...this.#seal(this.#take(chunkBytes), false))
    return out
  }

  /** Seals what is left, as the last chunk. */
  finish(): Sealed[] {
    const out = this.#takeHead()
    out.push(...this.#seal(this.#take(this.#waitingBytes), true))
    this.#key.fill(0)
    return out
  }

  #takeHead(): Sealed[] {
    const head = this.#head
    this.#head = null
    return head ? [head as Sealed] : []
  }

  #take(count: number): Buffer[] {
    const taken: Buffer[] = []
    let missing = count
    while (missing > 0) {
      const first = this.#waiting[0]
      if (!first) break
      if (first.length <= missing) {
        taken.push(first)
        this.#waiting.shift()
        missing -= first.length
      } else {
        taken.push(first.subarray(0, missing))
        this.#waiting[0] = first.subarray(missing)
        missing = 0
      }
    }
    this.#waitingBytes -= count
    return taken
  }

  #seal(plain: readonly Buffer[], last: boolean): Sealed[] {
    const cipher = createCipheriv('chacha20-poly1305', this.#key, chunkNonce(this.#index++, last), {
      authTagLength: tagBytes,
    })
    const out = plain.map((piece) => cipher.update(piece) as Sealed)
    cipher.final()
    out.push(cipher.getAuthTag() as Sealed)
    return out
  }
}

/** Plain size of a payload of `sealedBytes`. Fault corrupt when no payload has that size. */
export function plainBytesOf(sealedBytes: number): number {
  const body = sealedBytes - payloadNonceBytes
  const chunks = Math.max(1, Math.ceil(body / sealedChunkBytes))
  const plain = body - chunks * tagBytes
  if (plain < 0 || (plain === 0 && chunks > 1))
    throw new Fault('corrupt', 'a sealed body has been cut')
  return plain
}

/** Reads `length` bytes of the sealed payload at `offset`; must give them all. */
export type ReadSealed = (offset: number, length: number) => Promise<Buffer>

/**
 * The plain bytes in [start, end), chunk by chunk. Only the chunks that hold them are read and opened.
 * Fault corrupt when one was changed, moved or cut.
 */
export async function* openPayload(
  fileKey: Buffer,
  sealedBytes: number,
  read: ReadSealed,
  start = 0,
  end = Infinity,
): AsyncGenerator<Buffer> {
  const plainBytes = plainBytesOf(sealedBytes)
  const from = Math.max(0, start)
  const to = Math.min(end, plainBytes)
  const lastIndex = Math.max(0, Math.ceil(plainBytes / chunkBytes) - 1)
  if (from >= to && plainBytes > 0) return
  const key = payloadKey(fileKey, await read(0, payloadNonceBytes))
  for (let index = Math.floor(from / chunkBytes); index * chunkBytes < to || index === 0; index++) {
    const at = payloadNonceBytes + index * sealedChunkBytes
    const sealed = await read(at, Math.min(sealedChunkBytes, sealedBytes - at))
    const plain = decrypt(key, chunkNonce(index, index === lastIndex), sealed)
    const base = index * chunkBytes
    const piece = plain.subarray(Math.max(0, from - base), Math.min(plain.length, to - base))
    if (piece.length > 0) yield piece
    if (index === lastIndex) break
  }
}
