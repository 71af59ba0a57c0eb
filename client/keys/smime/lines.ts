/** Line ends and base64 lines of what is signed and enciphered (RFC 8551 §3.1.1). */

const lineFeed = 0x0a
const carriageReturn = 0x0d
const lineLength = 76

/** Every line end as CRLF; the same buffer when it is so already. */
export function canonicalLines(bytes: Buffer): Buffer {
  const cuts: number[] = []
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1))
    if (bytes[at - 1] !== carriageReturn) cuts.push(at)
  if (cuts.length === 0) return bytes
  const out = Buffer.allocUnsafe(bytes.length + cuts.length)
  let from = 0
  let to = 0
  for (const cut of cuts) {
    to += bytes.copy(out, to, from, cut)
    out[to++] = carriageReturn
    from = cut
  }
  bytes.copy(out, to, from)
  return out
}

/** Is every line feed after a carriage return, and every carriage return before a line feed? */
export function hasCanonicalLines(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1))
    if (bytes[at - 1] !== carriageReturn) return false
  for (
    let at = bytes.indexOf(carriageReturn);
    at !== -1;
    at = bytes.indexOf(carriageReturn, at + 1)
  )
    if (bytes[at + 1] !== lineFeed) return false
  return true
}

/** Base64 in lines, each with its CRLF. */
export function base64Lines(bytes: Buffer): string {
  const text = bytes.toString('base64')
  const lines: string[] = []
  for (let at = 0; at < text.length; at += lineLength) lines.push(text.slice(at, at + lineLength))
  return `${lines.join('\r\n')}\r\n`
}
