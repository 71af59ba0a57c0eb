/** The summary sealed beside a body, under a key derived from the body's own: one key serves listing and reading. */

import type { Sealed } from '../base/index.js'
import { decrypt, encrypt } from './aead.js'
import { hkdf } from './derive.js'

const info = 'pli summary v1'
// The key is used for one summary only, so the nonce may be fixed.
const nonce = Buffer.alloc(12)

export function sealSummary(fileKey: Buffer, summary: Buffer): Sealed {
  return encrypt(hkdf(fileKey, null, info), nonce, summary) as Sealed
}

export function openSummary(fileKey: Buffer, sealed: Buffer): Buffer {
  return decrypt(hkdf(fileKey, null, info), nonce, sealed)
}
