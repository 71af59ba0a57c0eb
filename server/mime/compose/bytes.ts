/** Bytes and the text they stand for, without Node's Buffer: this runs in a page as well. */

const encoder = new TextEncoder()

export const utf8 = (text: string): Uint8Array => encoder.encode(text)

const alphabet = encoder.encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
const equals = 0x3d

/** Base64 of `bytes` written into `into` at `at`; returns where it ends. Padded unless the length divides by three. */
export function base64Into(bytes: Uint8Array, into: Uint8Array, at: number): number {
  const letter = (six: number): number => alphabet[six & 63] ?? equals
  let i = 0
  for (; i + 2 < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    into[at++] = letter(three >> 18)
    into[at++] = letter(three >> 12)
    into[at++] = letter(three >> 6)
    into[at++] = letter(three)
  }
  const left = bytes.length - i
  if (left === 0) return at
  const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8)
  into[at++] = letter(three >> 18)
  into[at++] = letter(three >> 12)
  into[at++] = left === 2 ? letter(three >> 6) : equals
  into[at++] = equals
  return at
}

export function base64(bytes: Uint8Array): string {
  const into = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  base64Into(bytes, into, 0)
  return new TextDecoder().decode(into)
}
