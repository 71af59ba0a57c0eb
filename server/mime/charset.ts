/** Bytes to Unicode for any charset label that mail carries, so that one place decides what an unknown one gives. */

import { isAscii, isUtf8 } from 'node:buffer'

const replacement = '\ufffd'

/** Decodes a stream of bytes; the last call has `stream` false. */
export interface TextReader {
  decode(bytes: Uint8Array, stream: boolean): string
}

const asciiOnly: TextReader = {
  decode: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString('latin1')
      .replace(/[\u0080-\u00ff]/g, replacement),
}

/** A decoder for `charset` (any WHATWG label); an unknown charset gives ASCII with U+FFFD for everything else. */
export function textReader(charset: string): TextReader {
  const label = charset.trim().toLowerCase()
  try {
    const decoder = new TextDecoder(label === '' ? 'utf-8' : label)
    return { decode: (bytes, stream) => decoder.decode(bytes, { stream }) }
  } catch {
    return asciiOnly
  }
}

/** Decodes whole bytes in `charset`; never throws. */
export function decodeCharset(charset: string, bytes: Uint8Array): string {
  return textReader(charset).decode(bytes, false)
}

/** Text of unlabelled bytes: UTF-8 when they are (RFC 6532 §3.1), Latin-1 otherwise, so that no byte is lost. */
export function decodeUnlabelled(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1')
}

/** The same for a string that holds one byte per character. */
export function fromByteString(text: string): string {
  return /[\u0080-\u00ff]/.test(text) ? decodeUnlabelled(Buffer.from(text, 'latin1')) : text
}
