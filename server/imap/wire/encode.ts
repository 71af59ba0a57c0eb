/** Values as IMAP writes them: strings that pick quoted or literal form, mailbox names, flags and dates. */

import { flagBits, type MessageMeta } from '../../mail/index.js'
import { encodeUtf7 } from './utf7.js'

const quotable = /^[\x20-\x7e]{0,1000}$/
const needsEscape = /["\\]/g
const atomic = /^[A-Za-z0-9/._&+,-]+$/

/** A string of the grammar: quoted when plain ASCII, else a literal (8-bit bytes have no other form in RFC 3501 §4.3). */
export function string(text: string): string {
  if (quotable.test(text)) return `"${text.replace(needsEscape, '\\$&')}"`
  const clean = text.replaceAll('\0', '')
  return `{${Buffer.byteLength(clean)}}\r\n${clean}`
}

/** A string or NIL. */
export function nstring(text: string | null | undefined): string {
  return text === null || text === undefined ? 'NIL' : string(text)
}

/** A mailbox name, in modified UTF-7. */
export function mailboxName(name: string): string {
  const wire = encodeUtf7(name)
  return atomic.test(wire) && wire.toUpperCase() !== 'NIL' ? wire : string(wire)
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function two(value: number, pad = '0'): string {
  return `${value}`.padStart(2, pad)
}

/** date-time of RFC 9051 §9, always in UTC so that SEARCH and FETCH agree on the day. */
export function dateTime(ms: number): string {
  const d = new Date(ms)
  const day = `${two(d.getUTCDate(), ' ')}-${months[d.getUTCMonth()]}-${`${d.getUTCFullYear()}`.padStart(4, '0')}`
  return `"${day} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} +0000"`
}

const systemFlags = Object.entries(flagBits)
/** Every combination of system flags is one of 32 strings. */
const flagTexts = Array.from({ length: 1 << systemFlags.length }, (_, bits) =>
  systemFlags
    .filter(([, bit]) => (bits & bit) !== 0)
    .map(([name]) => name)
    .join(' '),
)

/** The parenthesised flag list of a message. */
export function flagList(meta: Pick<MessageMeta, 'flags' | 'keywords'>, recent = false): string {
  const parts: string[] = []
  const system = flagTexts[meta.flags & (flagTexts.length - 1)]
  if (system) parts.push(system)
  if (meta.keywords.length > 0) parts.push(...meta.keywords)
  if (recent) parts.push('\\Recent')
  return `(${parts.join(' ')})`
}

/** An untagged response line. */
export function untagged(text: string): string {
  return `* ${text}\r\n`
}
