/** Parameters of a field: tokens, quoted strings, and RFC 2231 for what is neither or too long. */

import { Fault } from '../../base/index.js'
import { utf8 } from './bytes.js'
import { refuseControls } from './checks.js'
import type { Params } from './types.js'

const token = /^[A-Za-z0-9!#$&+\-.^_`{|}~]+$/
/** With its name and marks within one line. */
const pieceLength = 50

/** `; name=value` pieces, each short enough for a line; Fault syntax for a name that is none, or control characters. */
export function composeParams(params: Params): string[] {
  return params.flatMap(([name, value]) => {
    if (!token.test(name) || name.length > 40) throw new Fault('syntax', 'not a parameter name')
    refuseControls(value)
    if (value.length <= pieceLength && /^[ -~]*$/.test(value))
      return [`${name}=${token.test(value) ? value : quotedString(value)}`]
    return extended(name, value)
  })
}

const quotedString = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&')}"`

const percent = (char: string): string =>
  token.test(char)
    ? char
    : Array.from(utf8(char), (b) => `%${b.toString(16).toUpperCase().padStart(2, '0')}`).join('')

/** RFC 2231 §3 and §4; a character is never cut. */
function extended(name: string, value: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const char of value) {
    const next = percent(char)
    if (piece.length + next.length > pieceLength) {
      pieces.push(piece)
      piece = ''
    }
    piece += next
  }
  pieces.push(piece)
  if (pieces.length === 1) return [`${name}*=utf-8''${piece}`]
  return pieces.map((one, i) => `${name}*${i}*=${i === 0 ? "utf-8''" : ''}${one}`)
}
