/** Encoded words in header text, RFC 2047: what people are shown instead of `=?utf-8?Q?…?=`. */

import { decodeCharset } from './charset.js'

const encodedWord = /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi

/** Q encoding, RFC 2047 §4.2. A sender may wrongly have put Unicode inside: that becomes UTF-8. */
function decodeQ(text: string): Buffer {
  const parts = text.split(/=([0-9a-f]{2})/i)
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 1 ? Buffer.from(part, 'hex') : Buffer.from(part.replaceAll('_', ' '), 'utf8'),
    ),
  )
}

/** Encoded words that follow each other, in one charset so far. */
class Run {
  #charset = ''
  #bytes: Buffer[] = []

  get isOpen(): boolean {
    return this.#bytes.length > 0
  }

  /** Adds a word; returns the text of the words before it when their charset was another. */
  add(charset: string, bytes: Buffer): string {
    const before = charset === this.#charset ? '' : this.end()
    this.#charset = charset
    this.#bytes.push(bytes)
    return before
  }

  end(): string {
    const text = this.isOpen ? decodeCharset(this.#charset, Buffer.concat(this.#bytes)) : ''
    this.#bytes = []
    return text
  }
}

/**
 * Replaces the encoded words of a header value by the text they stand for. White space between two of them goes
 * (RFC 2047 §6.2), and words of one charset are joined before decoding, because senders cut inside a character.
 * An unknown charset gives replacement characters. Text that only looks like an encoded word is kept.
 */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text
  const run = new Run()
  let out = ''
  let last = 0
  for (const match of text.matchAll(encodedWord)) {
    const [whole, charset = '', encoding = '', content = ''] = match
    const between = text.slice(last, match.index)
    if (!run.isOpen || between.trim() !== '') out += run.end() + between
    const bytes = /b/i.test(encoding) ? Buffer.from(content, 'base64') : decodeQ(content)
    out += run.add(charset.toLowerCase(), bytes)
    last = match.index + whole.length
  }
  return out + run.end() + text.slice(last)
}
