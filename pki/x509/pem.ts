/** PEM text (RFC 7468): the envelope that certificates, chains and keys travel in between people. */

import { Fault, limits } from '../../server/base/index.js'

export type PemLabel =
  'CERTIFICATE' | 'X509 CRL' | 'PRIVATE KEY' | 'ENCRYPTED PRIVATE KEY' | 'CERTIFICATE REQUEST'

/** Wraps DER, 64 characters a line (RFC 7468 §2), with a final line feed. */
export function toPem(label: PemLabel, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/**
 * The DER of every block with `label`, in order; text around the blocks is skipped (RFC 7468 §2).
 * Fault too-large or syntax.
 */
export function parsePem(text: string, label: PemLabel): Buffer[] {
  const most = label === 'X509 CRL' ? 2 * limits.crlBytes : 64 * limits.certificateBytes
  if (text.length > most) throw new Fault('too-large', 'the PEM file is too large')
  const blocks = text.matchAll(
    /-----BEGIN ([A-Z0-9 ]{1,40})-----\r?\n([A-Za-z0-9+/=\s]*)-----END \1-----/g,
  )
  const found: Buffer[] = []
  for (const [, name, body = ''] of blocks)
    if (name === label) found.push(Buffer.from(body.replace(/\s+/g, ''), 'base64'))
  if (found.length === 0) throw new Fault('syntax', `no ${label} block is in this text`)
  return found
}
