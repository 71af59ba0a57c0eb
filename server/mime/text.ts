/** Body text for people: a part's bytes as Unicode, and the few words that a message list shows of it. */

import { textReader } from './charset.js'
import { paramOf } from './params.js'
import { decodeTransfer, transferDecoder } from './transfer.js'
import type { Part } from './types.js'

/** What decoding a text needs to know of its part. */
export type TextPart = Pick<Part, 'type' | 'subtype' | 'params' | 'encoding'>

const previewLength = 200

/** RFC 2046 §4.1.2 says US-ASCII; 8-bit text without a charset is UTF-8 more often than anything else today. */
function charsetOf(part: TextPart): string {
  return paramOf(part.params, 'charset') ?? 'utf-8'
}

/** A text part's body as Unicode, transfer encoding and charset undone; `chunks` are its raw bytes. */
export async function* decodeText(
  part: TextPart,
  chunks: AsyncIterable<Buffer>,
): AsyncIterable<string> {
  const reader = textReader(charsetOf(part))
  for await (const bytes of decodeTransfer(part.encoding, chunks)) {
    const text = reader.decode(bytes, true)
    if (text !== '') yield text
  }
  const rest = reader.decode(Buffer.alloc(0), false)
  if (rest !== '') yield rest
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ecirc: 'ê',
}

function entity(whole: string, name: string): string {
  const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
  if (code === null) return entities[name] ?? whole
  const point = code[1] !== undefined ? parseInt(code[1], 16) : Number(code[2])
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' '
}

/** The words of an HTML text, for a preview only: markup goes, nothing is made safe for showing as HTML. */
export function htmlWords(html: string): string {
  return html
    .replace(/<(style|script|head|title)\b[^]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<!--[^]*?(?:-->|$)/g, ' ')
    .replace(/<[^>]*(?:>|$)/g, ' ')
    .replace(/&(#?\w{1,8});/g, entity)
}

/** The first words of a text part of which only the first `raw` bytes are at hand: one line, at most 200 characters. */
export function previewOf(part: TextPart, raw: Buffer): string {
  const decoder = transferDecoder(part.encoding)
  const bytes = Buffer.concat([decoder.push(raw), decoder.end()])
  // Streaming leaves out a character cut off at the end.
  const text = textReader(charsetOf(part)).decode(bytes, true)
  const words = part.subtype === 'html' ? htmlWords(text) : text
  const line = words.replace(/[\s\p{Cc}\p{Cf}\ufffc]+/gu, ' ').trim()
  return Array.from(line.slice(0, 2 * previewLength))
    .slice(0, previewLength)
    .join('')
    .trimEnd()
}
