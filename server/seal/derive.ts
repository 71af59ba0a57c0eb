/** Key derivation: HKDF-SHA-256 for keys of at most 32 bytes, as two HMACs (Node's own hkdf costs three times as much). */

import { createHmac } from 'node:crypto'

const noSalt = Buffer.alloc(32)
const firstBlock = Buffer.from([1])

/** RFC 5869 §2.2 and §2.3 with SHA-256 and an output of 32 bytes. An empty salt means 32 zero bytes. */
export function hkdf(secret: Buffer, salt: Buffer | null, info: string): Buffer {
  const pseudoRandomKey = createHmac('sha256', salt ?? noSalt)
    .update(secret)
    .digest()
  return createHmac('sha256', pseudoRandomKey).update(info).update(firstBlock).digest()
}
