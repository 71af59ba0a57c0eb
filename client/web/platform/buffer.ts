/** node:buffer in a browser: the class that the `buffer` package keeps, and what Node has beside it. */

import { Buffer } from 'buffer/index.js'

export { Buffer }

export const isAscii = (bytes: Uint8Array): boolean => bytes.every((octet) => octet < 0x80)

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
