/** HTML as plain text for a terminal: words and line breaks; nothing is fetched, run or drawn. */

import { htmlWords } from '../../server/mime/index.js'

/** What lies beyond is not text that a person reads in a terminal. */
const maxLength = 2 * 1024 * 1024
const lineEnds =
  /<(?:br|hr)\b[^>]{0,200}>|<\/(?:p|div|tr|li|ul|ol|table|h[1-6]|blockquote|pre)\s*>/gi

export function htmlText(html: string): string {
  const marked = html.slice(0, maxLength).replace(/\s+/g, ' ').replace(lineEnds, '$&\n')
  return htmlWords(marked)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
