/** Text from messages and servers made safe for a terminal, where a control character is a command. */

/** Escape sequences whole (ECMA-48 §5.4, and strings up to their end), then whatever control is left. */
const sequences = new RegExp(
  [
    '\\x1b\\[[0-?]*[ -/]*[@-~]',
    '\\x1b[\\]PX^_][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?',
    '\\x1b[ -/]*[0-~]',
  ].join('|'),
  'g',
)

/** Marks that turn the direction of text around, or hide in it: a sender could make one name look like another. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** Keeps line feeds and tabs; every other control goes. Line ends become line feeds. */
export function safeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(sequences, '')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(invisible, '')
}

/** The same on one line, white space runs as one blank. */
export function safeLine(text: string): string {
  return safeText(text).replace(/\s+/g, ' ').trim()
}
