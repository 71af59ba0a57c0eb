/** A large text file as lines, in bounded memory: blocks of lines, each with what is wrong with its reading. */

/** Longest line that is kept; longer ones are told of by `null`. */
export const longestLine = 16 * 1024
const lineFeed = 10

/** Lines of one block, and how many bytes of the file have been read with them. */
export interface Block {
  readonly lines: readonly (string | null)[]
  readonly bytesRead: number
}

/** Splits at LF, a CR before it dropped; the last line needs none. Octets that are no UTF-8 become U+FFFD. */
export async function* readBlocks(source: AsyncIterable<Buffer>): AsyncGenerator<Block> {
  let rest: Buffer = Buffer.alloc(0)
  // In the middle of a line that is too long: nothing of it is kept.
  let skipping = false
  let bytesRead = 0
  for await (const chunk of source) {
    bytesRead += chunk.length
    const end = chunk.lastIndexOf(lineFeed)
    if (end < 0) {
      if (!skipping) rest = Buffer.concat([rest, chunk])
      if (rest.length > longestLine) {
        rest = Buffer.alloc(0)
        skipping = true
      }
      continue
    }
    const lines = split(Buffer.concat([rest, chunk.subarray(0, end)]))
    if (skipping) lines[0] = null
    rest = Buffer.from(chunk.subarray(end + 1))
    skipping = false
    yield { lines, bytesRead }
  }
  if (skipping) yield { lines: [null], bytesRead }
  else if (rest.length > 0) yield { lines: split(rest), bytesRead }
}

function split(bytes: Buffer): (string | null)[] {
  const lines: (string | null)[] = bytes.toString('utf8').split('\n')
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line.length > longestLine) lines[i] = null
    else if (line.endsWith('\r')) lines[i] = line.slice(0, -1)
  }
  return lines
}
