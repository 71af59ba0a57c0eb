/** Base64 in lines of 76 columns while the bytes come (RFC 2045 §6.8). */

import { base64Into } from './bytes.js'

/** Bytes of one line: 76 columns. */
const lineBytes = 57
/** Lines encoded at once, so that neither memory nor a browser's event loop is held for long. */
const blockBytes = lineBytes * 1024
const carriageReturn = 0x0d
const lineFeed = 0x0a

function encode(bytes: Uint8Array): Uint8Array {
  const lines = Math.ceil(bytes.length / lineBytes)
  const into = new Uint8Array(Math.ceil(bytes.length / 3) * 4 + lines * 2)
  let at = 0
  for (let from = 0; from < bytes.length; from += lineBytes) {
    at = base64Into(bytes.subarray(from, from + lineBytes), into, at)
    into[at++] = carriageReturn
    into[at++] = lineFeed
  }
  return into.subarray(0, at)
}

/** Every line ends in CRLF, the last one too. */
export async function* base64Lines(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const rest = new Uint8Array(lineBytes)
  let held = 0
  for await (const chunk of chunks) {
    let from = 0
    if (held > 0) {
      from = Math.min(lineBytes - held, chunk.length)
      rest.set(chunk.subarray(0, from), held)
      held += from
      if (held < lineBytes) continue
      yield encode(rest)
      held = 0
    }
    const whole = from + Math.floor((chunk.length - from) / lineBytes) * lineBytes
    for (; from < whole; from += blockBytes)
      yield encode(chunk.subarray(from, Math.min(from + blockBytes, whole)))
    rest.set(chunk.subarray(whole))
    held = chunk.length - whole
  }
  if (held > 0) yield encode(rest.subarray(0, held))
}
