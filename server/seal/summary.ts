/** What is sealed beside a body, under keys derived from the body's own: one key serves listing and reading. */

import type { Random, Sealed } from '../base/index.js'
import { decrypt, encrypt } from './aead.js'
import { hkdf } from './derive.js'

const summaryInfo = 'pli summary v1'
const envelopeInfo = 'pli envelope v1'
const gistInfo = 'pli gist v1'
const nonceBytes = 12
// The keys of summary and envelope are used once, so their nonce may be fixed.
const nonce = Buffer.alloc(nonceBytes)

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

/** Unlike the others a gist is made anew when more is known, so each has a nonce of its own, in front. */
export function sealGist(fileKey: Buffer, gist: Buffer, random: Random): Sealed {
  const own = random.bytes(nonceBytes)
  return Buffer.concat([own, encrypt(hkdf(fileKey, null, gistInfo), own, gist)]) as Sealed
}

export function openGist(fileKey: Buffer, sealed: Buffer): Buffer {
  const own = sealed.subarray(0, nonceBytes)
  return decrypt(hkdf(fileKey, null, gistInfo), own, sealed.subarray(nonceBytes))
}
