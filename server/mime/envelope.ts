/** The header fields that IMAP calls the envelope, RFC 9051 §7.5.2, taken from parsed fields. */

import { parseAddresses } from './addresses.js'
import type { Address, Envelope, HeaderField } from './types.js'

/**
 * Builds the envelope. A text field that stands twice counts once, the first; address fields that stand twice are
 * joined, so that no recipient is hidden. Sender and Reply-To fall back on From.
 */
export function envelopeOf(fields: readonly HeaderField[]): Envelope {
  const texts = new Map<string, string>()
  for (const { name, value } of fields) {
    const key = name.toLowerCase()
    const before = texts.get(key)
    if (before === undefined) texts.set(key, value)
    else if (addressFields.has(key)) texts.set(key, `${before}, ${value}`)
  }
  const text = (name: string) => texts.get(name) ?? null
  const addresses = (name: string): Address[] => {
    const value = texts.get(name)
    return value === undefined ? [] : parseAddresses(value)
  }
  const from = addresses('from')
  const sender = addresses('sender')
  const replyTo = addresses('reply-to')
  return {
    date: text('date'),
    subject: text('subject'),
    from,
    sender: sender.length > 0 ? sender : from,
    replyTo: replyTo.length > 0 ? replyTo : from,
    to: addresses('to'),
    cc: addresses('cc'),
    bcc: addresses('bcc'),
    inReplyTo: text('in-reply-to'),
    messageId: text('message-id'),
  }
}

const addressFields = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc'])
