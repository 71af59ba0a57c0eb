/** The fields a gateway adds on top of a message it accepts: Received (RFC 5321 §4.4) and Message-ID (RFC 5322 §3.6.4). */

import { composeDate } from './dates.js'

export interface Trace {
  /** What the client called itself in EHLO. */
  readonly helo: string
  readonly ip?: string
  /** This server's name. */
  readonly by: string
  /** `HTTP` for what came by JMAP. */
  readonly with: 'ESMTPS' | 'UTF8SMTPS' | 'HTTP'
  readonly id: string
  /** Only when there is one recipient: naming one of several would tell the others (RFC 5321 §7.6). */
  readonly for?: string
  /** Milliseconds since the epoch. */
  readonly date: number
}

/** Keeps a peer's text from ending the line, opening a comment or filling the header. */
function safe(text: string): string {
  return text.replace(/[^!-'*-:=?-~\u00a0-\u{10ffff}]/gu, '').slice(0, 320)
}

/** RFC 6531 §3.7.3: only a UTF8SMTP trace may hold more than ASCII. */
function ascii(text: string): string {
  return safe(text.replace(/[^ -~]/g, ''))
}

function addressLiteral(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  return plain.includes(':') ? `[IPv6:${safe(plain)}]` : `[${safe(plain)}]`
}

/** The folded Received field, ending in CRLF. */
export function composeTrace(trace: Trace): string {
  const clean = trace.with !== 'UTF8SMTPS' ? ascii : safe
  const ip = trace.ip === undefined ? '' : ` (${addressLiteral(trace.ip)})`
  const lines = [
    `Received: from ${clean(trace.helo) || 'unknown'}${ip}`,
    `by ${safe(trace.by)} with ${trace.with} id ${safe(trace.id)}`,
  ]
  if (trace.for !== undefined) lines.push(`for <${clean(trace.for)}>`)
  return `${lines.join('\r\n\t')};\r\n\t${composeDate(trace.date)}\r\n`
}

/** `<id@domain>`, for a message that came without one. */
export function composeMessageId(id: string, domain: string): string {
  return `<${safe(id).replaceAll('@', '')}@${safe(domain).replaceAll('@', '')}>`
}
