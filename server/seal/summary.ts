/** What is sealed beside a body, under keys derived from the body's own: one key serves listing and reading. */

import type { Sealed } from '../base/index.js'
import { decrypt, encrypt } from './aead.js'
import { hkdf } from './derive.js'

const summaryInfo = 'pli summary v1'
const envelopeInfo = 'pli envelope v1'
// Each key is used once, so the nonce may be fixed.
const nonce = Buffer.alloc(12)

export function sealSummary(fileKey: Buffer, summary: Buffer): Sealed {
  return encrypt(hkdf(fileKey, null, summaryInfo), nonce, summary) as Sealed
}

export function openSummary(fileKey: Buffer, sealed: Buffer): Buffer {
  return decrypt(hkdf(fileKey, null, summaryInfo), nonce, sealed)
}

export function sealEnvelope(fileKey: Buffer, envelope: Buffer): Sealed {
  return encrypt(hkdf(fileKey, null, envelopeInfo), nonce, envelope) as Sealed
}

export function openEnvelope(fileKey: Buffer, sealed: Buffer): Buffer {
  return decrypt(hkdf(fileKey, null, envelopeInfo), nonce, sealed)
}
