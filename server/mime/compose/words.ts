/** Words for people in a header: plain ASCII as it is, anything else as encoded words (RFC 2047), folded at 78 columns. */

import { base64, utf8 } from './bytes.js'

/** RFC 2047 §2: one encoded word. */
const wordLength = 75
const frame = '=?utf-8?q??='.length
/** What a word leaves of its first line to a field's name; names are shorter. */
const firstRoom = 40

/** RFC 2047 §5(3): the only ones that stand for themselves in a name as well. */
const q = (char: string): string => {
  if (/^[A-Za-z0-9!*+\-/]$/.test(char)) return char
  if (char === ' ') return '_'
  return Array.from(utf8(char), (b) => `=${b.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

/** Whole characters per word: half a character would be unreadable alone (RFC 2047 §5). */
function chop(chars: readonly string[], widthOf: (text: string) => number): string[] {
  const words: string[] = []
  let word = ''
  for (const char of chars) {
    const room = (words.length === 0 ? firstRoom : wordLength) - frame
    if (word !== '' && widthOf(word + char) > room) {
      words.push(word)
      word = ''
    }
    word += char
  }
  return word === '' ? words : [...words, word]
}

/** `text` as encoded words separated by single spaces, in the encoding that is shorter. */
export function encodedWords(text: string): string {
  const chars = [...text]
  const inQ = chars.reduce((sum, char) => sum + q(char).length, 0)
  if (inQ <= (utf8(text).length * 4) / 3) {
    const width = (part: string): number => [...part].reduce((sum, c) => sum + q(c).length, 0)
    const words = chop(chars, width).map((word) => `=?utf-8?q?${[...word].map(q).join('')}?=`)
    return words.join(' ')
  }
  const width = (part: string): number => Math.ceil(utf8(part).length / 3) * 4
  return chop(chars, width)
    .map((word) => `=?utf-8?b?${base64(utf8(word))}?=`)
    .join(' ')
}

/** A word that a reader would not get back as it is written, or that is too long for a line. */
const needsEncoding = (word: string): boolean =>
  !/^[!-~]*$/.test(word) || word.includes('=?') || word.length > firstRoom

/** Unstructured text (RFC 5322 §3.2.5): from the first word that needs it to the last is encoded. */
export function textWords(text: string): string {
  const words = text.split(' ')
  // Blanks that a reader or a relay would not give back.
  const hasOddBlanks = text !== text.trim() || words.includes('')
  if (hasOddBlanks && text !== '') return encodedWords(text)
  const first = words.findIndex(needsEncoding)
  if (first === -1) return text
  const last = words.findLastIndex(needsEncoding)
  return [
    ...words.slice(0, first),
    encodedWords(words.slice(first, last + 1).join(' ')),
    ...words.slice(last + 1),
  ].join(' ')
}

/** The display name of an address: atoms, a quoted string, or encoded words (RFC 5322 §3.2.5, RFC 2047 §5(3)). */
export function phrase(text: string): string {
  const isShort = text.length <= firstRoom
  if (!/^[ -~]*$/.test(text) || text.includes('=?') || !isShort || text !== text.trim())
    return encodedWords(text)
  if (/^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+( [A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+)*$/.test(text))
    return text
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
