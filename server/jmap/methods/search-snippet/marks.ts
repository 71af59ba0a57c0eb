/** Words found in a text, between <mark> tags, everything else escaped: what RFC 8621 §5 calls a snippet. */

import type { StoredMessage } from '../../../mail/index.js'
import { decodeText, htmlWords, type Part } from '../../../mime/index.js'

export type Words = readonly string[]

/** As much of a part is looked at: further in there is nothing that a list shows. */
const scannedChars = 512 * 1024
/** RFC 8621 §5: a preview has at most 255 octets. */
const previewBytes = 255
const before = 40

const special = /[\\^$.*+?()[\]{}|/]/g

/** Matches any of the words without regard to case, as the search does. */
const patternOf = (words: Words): RegExp =>
  new RegExp(words.map((word) => word.replace(special, '\\$&')).join('|'), 'giu')

const escapes: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => escapes[char] ?? char)

/** The text as HTML with its marks; null when none of the words is in it. */
export function marked(text: string, words: Words): string | null {
  if (words.length === 0) return null
  const pieces: string[] = []
  let last = 0
  for (const match of text.matchAll(patternOf(words))) {
    pieces.push(escaped(text.slice(last, match.index)), `<mark>${escaped(match[0])}</mark>`)
    last = match.index + match[0].length
  }
  return last === 0 ? null : [...pieces, escaped(text.slice(last))].join('')
}

/** The surroundings of the first word found in a part; null when none is found. */
export async function previewOf(
  part: Part,
  message: Pick<StoredMessage, 'bytes'>,
  words: Words,
): Promise<string | null> {
  let text = ''
  for await (const piece of decodeText(part, message.bytes(...part.body))) {
    text += piece
    if (text.length > scannedChars) break
  }
  const plain = (part.subtype === 'html' ? htmlWords(text) : text).replace(/\s+/gu, ' ').trim()
  const at = plain.search(patternOf(words))
  if (at < 0) return null
  const space = plain.lastIndexOf(' ', Math.max(0, at - before))
  return fitting(plain.slice(at <= before ? 0 : space + 1), words)
}

/** As many whole words from the start as fit with their marks. */
function fitting(text: string, words: Words): string | null {
  for (let length = previewBytes; length > 0; length -= 8) {
    const cut = length < text.length ? text.slice(0, length).replace(/\s\S*$/u, '') : text
    const snippet = marked(cut.replace(/\p{Surrogate}/gu, ''), words)
    if (snippet !== null && Buffer.byteLength(snippet) <= previewBytes) return snippet
  }
  return null
}
