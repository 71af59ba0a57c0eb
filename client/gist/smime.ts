/** How an S/MIME signature stands, in the words of RFC 9219. */

import type { Gist } from '../../server/base/index.js'
import type { MessageReport } from '../keys/index.js'

/** Null when the message has no S/MIME signature, or one that only its reader can get at (§4: `unknown` is for those). */
export function smimeOf({ layers }: MessageReport): Gist['smime'] {
  const ours = layers.filter(({ isOfMessage }) => isOfMessage)
  const sealed = ours.find(({ type }) => type === 'smime-encrypted')
  if (sealed && sealed.opening?.state !== 'opened') return { status: 'unknown', errors: [] }
  const signed = ours.find(({ type }) => type === 'smime-signed')
  if (!signed) return null
  const { level, reasons } = signed.assurance ?? { level: 'amber', reasons: [] }
  const verdict = level === 'green' ? 'verified' : 'failed'
  return {
    status: sealed ? `encrypted+signed/${verdict}` : `signed/${verdict}`,
    errors: reasons.map(({ name }) => name),
  }
}
