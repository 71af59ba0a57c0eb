/** Content transfer encodings undone as a stream, RFC 2045 §6: what cannot be decoded is passed over, never an error. */

/** Takes encoded bytes in any cut and gives decoded ones. */
export interface TransferDecoder {
  push(chunk: Buffer): Buffer
  /** What was still waiting for its other half. */
  end(): Buffer
}

const nothing = Buffer.alloc(0)

const identity: TransferDecoder = { push: (chunk) => chunk, end: () => nothing }

/** RFC 2045 §6.8: characters outside the alphabet are ignored, and padding inside (joined encodings) starts anew. */
class Base64Decoder implements TransferDecoder {
  #carry = ''

  push(chunk: Buffer): Buffer {
    const text = this.#carry + chunk.toString('latin1').replace(/[^A-Za-z0-9+/=]+/g, '')
    const runs = text.split(/=+/)
    const last = runs.pop() ?? ''
    const whole = last.length - (last.length % 4)
    this.#carry = last.slice(whole)
    const out = runs.map((run) => Buffer.from(run, 'base64'))
    out.push(Buffer.from(last.slice(0, whole), 'base64'))
    return out.length === 1 ? (out[0] ?? nothing) : Buffer.concat(out)
  }

  end(): Buffer {
    return Buffer.from(this.#carry, 'base64')
  }
}

const equals = 0x3d
const space = 0x20
const tab = 0x09
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** White space this long at a line's end is kept: what waits for the line end must stay small. */
const maxTrailing = 1000

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const upper = byte & 0xdf
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1
}

/** RFC 2045 §6.7. */
class QuotedPrintableDecoder implements TransferDecoder {
  #carry: Buffer = nothing

  push(chunk: Buffer): Buffer {
    return this.#decode(this.#carry.length > 0 ? Buffer.concat([this.#carry, chunk]) : chunk, false)
  }

  end(): Buffer {
    return this.#decode(this.#carry, true)
  }

  #decode(data: Buffer, isLast: boolean): Buffer {
    const out = Buffer.allocUnsafe(data.length)
    let used = 0
    let at = 0
    while (at < data.length) {
      const byte = data[at] ?? 0
      if (byte !== equals && byte !== space && byte !== tab) {
        out[used++] = byte
        at++
        continue
      }
      const blank = byte === equals ? at + 1 : at
      const end = lineEndAfterBlanks(data, blank)
      const mayBeCut = end === -1 || (byte === equals && data.length - at < 3)
      if (!isLast && mayBeCut && data.length - at < maxTrailing) break
      if (byte !== equals) {
        // Blanks before a line end were added on the way (rule 3); others are text.
        const stop = end > 0 ? end : blanksEnd(data, at)
        if (end <= 0) used += data.copy(out, used, at, stop)
        at = stop
      } else if (end > 0) {
        at = end + (data[end] === carriageReturn ? 2 : 1)
      } else {
        const value = (hexValue(data[at + 1]) << 4) | hexValue(data[at + 2])
        if (value >= 0) out[used++] = value
        else if (end !== -1 || !isLast) out[used++] = equals
        at += value >= 0 ? 3 : 1
      }
    }
    this.#carry = Buffer.from(data.subarray(at))
    return out.subarray(0, used)
  }
}

function blanksEnd(data: Buffer, from: number): number {
  let at = from
  while (data[at] === space || data[at] === tab) at++
  return at
}

/** Where the line ends if only blanks come before it; 0 when something else does; -1 when `data` stops too soon to know. */
function lineEndAfterBlanks(data: Buffer, from: number): number {
  const at = blanksEnd(data, from)
  if (at >= data.length) return -1
  if (data[at] === lineFeed) return at
  if (data[at] !== carriageReturn) return 0
  if (at + 1 >= data.length) return -1
  return data[at + 1] === lineFeed ? at : 0
}

/** A decoder for a Content-Transfer-Encoding value; an unknown encoding is passed through as it is. */
export function transferDecoder(encoding: string): TransferDecoder {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return new Base64Decoder()
    case 'quoted-printable':
      return new QuotedPrintableDecoder()
    default:
      return identity
  }
}

/** The decoded bytes of a part's body, as a stream; `encoding` as in `Part.encoding`. */
export async function* decodeTransfer(
  encoding: string,
  chunks: AsyncIterable<Buffer>,
): AsyncIterable<Buffer> {
  const decoder = transferDecoder(encoding)
  for await (const chunk of chunks) {
    const out = decoder.push(chunk)
    if (out.length > 0) yield out
  }
  const rest = decoder.end()
  if (rest.length > 0) yield rest
}
