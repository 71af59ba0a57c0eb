/** Modified UTF-7, the spelling of mailbox names in IMAP4rev1, RFC 3501 §5.1.3. */

import { Fault } from '../../base/index.js'

const shifted = /[^\x20-\x7e]+/g

/** The name as it goes on the wire. */
export function encodeUtf7(name: string): string {
  return name.replace(/&/g, '&-').replace(shifted, (run) => {
    const bytes = Buffer.from(run, 'utf16le').swap16()
    return `&${bytes.toString('base64').replace(/=+$/, '').replace(/\//g, ',')}-`
  })
}

function decodeRun(run: string): string {
  if (run === '') return '&'
  if (!/^[A-Za-z0-9+,]+$/.test(run)) throw new Fault('syntax', 'mailbox name is not modified UTF-7')
  const bytes = Buffer.from(run.replace(/,/g, '/'), 'base64')
  if (bytes.length === 0 || bytes.length % 2 !== 0) {
    throw new Fault('syntax', 'mailbox name is not modified UTF-7')
  }
  const text = Buffer.from(bytes).swap16().toString('utf16le')
  // A character with its own ASCII spelling, or half of a pair, would give one folder two names.
  if (/[\x20-\x7e]|\p{Surrogate}/u.test(text)) {
    throw new Fault('syntax', 'mailbox name is not modified UTF-7')
  }
  return text
}

/** The name behind its wire spelling. Fault syntax when it has none or another spelling is the right one. */
export function decodeUtf7(wire: string): string {
  if (/[^\x20-\x7e]/.test(wire)) throw new Fault('syntax', 'mailbox name is not modified UTF-7')
  if (!wire.includes('&')) return wire
  if (/&[^-]*$/.test(wire)) throw new Fault('syntax', 'mailbox name is not modified UTF-7')
  return wire.replace(/&([^-]*)-/g, (_, run: string) => decodeRun(run))
}
