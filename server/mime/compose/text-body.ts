/** The body of a text part: CRLF line ends, and the encoding that fits (RFC 2045 §6). Never 8bit, so that it can be signed. */

import { base64, utf8 } from './bytes.js'

export interface TextBody {
  readonly encoding: '7bit' | 'quoted-printable' | 'base64'
  readonly charset: 'us-ascii' | 'utf-8'
  /** ASCII. */
  readonly body: string
}

const lineLength = 76

export function textBody(text: string): TextBody {
  const canonical = text.replace(/\r\n|\r|\n/g, '\r\n')
  // eslint's rule on control characters is met by naming what may stand, not what may not.
  const isAscii = /^[\t\r\n -~]*$/.test(canonical)
  const charset = isAscii ? 'us-ascii' : 'utf-8'
  if (isAscii && isSafe(canonical)) return { encoding: '7bit', charset, body: canonical }
  const bytes = utf8(canonical)
  // Text of other scripts is shorter in base64, and nobody reads it with bare eyes in either.
  const odd = bytes.reduce((sum, byte) => sum + (isPlain(byte) ? 0 : 1), 0)
  if (odd * 3 > bytes.length) {
    const body = base64(bytes).replace(/.{1,76}/g, '$&\r\n')
    return { encoding: 'base64', charset, body }
  }
  const body = canonical.split('\r\n').map(quoted).join('\r\n')
  return { encoding: 'quoted-printable', charset, body }
}

/** Nothing in it that a relay may change: long lines, blanks at a line's end, "From " at its start, a lone dot. */
const isSafe = (text: string): boolean =>
  text
    .split('\r\n')
    .every((line) => line.length <= 78 && !/[ \t]$/.test(line) && !/^(From |\.$)/.test(line))

const isPlain = (byte: number): boolean =>
  (byte >= 0x20 && byte <= 0x7e) || byte === 0x09 || byte === 0x0d || byte === 0x0a

const escape = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`

/** RFC 2045 §6.7, one line; soft breaks keep each piece within 76 columns. */
function quoted(line: string): string {
  const bytes = utf8(line)
  const pieces: string[] = []
  let piece = ''
  for (const [i, byte] of bytes.entries()) {
    const isLast = i === bytes.length - 1
    const word = wordOf(byte, { isLast, opensLine: i === 0, line })
    // The last word of a line needs no room for a soft break after it.
    if (piece.length + word.length > (isLast ? lineLength : lineLength - 1)) {
      pieces.push(`${piece}=`)
      piece = ''
    }
    // A soft break may put "From " at a line's start too.
    piece += piece === '' && word === 'F' ? escape(byte) : word
  }
  return [...pieces, piece].join('\r\n')
}

function wordOf(
  byte: number,
  { isLast, opensLine, line }: { isLast: boolean; opensLine: boolean; line: string },
): string {
  if (byte === 0x20 || byte === 0x09) return isLast ? escape(byte) : String.fromCharCode(byte)
  if (opensLine && /^(From |\.$)/.test(line)) return escape(byte)
  return byte > 0x20 && byte < 0x7f && byte !== 0x3d ? String.fromCharCode(byte) : escape(byte)
}
