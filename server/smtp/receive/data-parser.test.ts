/** DATA ends at CRLF . CRLF and nowhere else, dots are unstuffed, and how the bytes are cut changes nothing. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DataParser } from './data-parser.js'

interface Received {
  readonly messages: string[]
  readonly commands: string[]
}

/** Feeds `text` in pieces to a parser that is in data mode, and says what came out. */
async function receive(text: string, cuts: readonly number[]): Promise<Received> {
  const parser = new DataParser({})
  const messages: string[] = []
  const commands: string[] = []
  parser.oncommand = (command, next) => {
    commands.push(command.toString('latin1'))
    next?.()
  }
  const stream = parser.startDataMode(Infinity)
  const pieces: Buffer[] = []
  stream.on('data', (piece: Buffer) => pieces.push(Buffer.from(piece)))
  stream.on('end', () => {
    messages.push(Buffer.concat(pieces).toString('latin1'))
    parser.continue()
  })
  const bytes = Buffer.from(text, 'latin1')
  const edges = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
  let from = 0
  for (const edge of [...edges, bytes.length]) {
    if (edge > from) parser.write(bytes.subarray(from, edge))
    from = edge
  }
  await new Promise((resolve) => setTimeout(resolve, 5))
  return { messages, commands }
}

/** RFC 5321 §4.5.2, line by line: the slow way. */
function oracle(text: string): { message: string; rest: string } | null {
  const end = `\r\n${text}`.indexOf('\r\n.\r\n')
  if (end < 0) return null
  const body = `\r\n${text}`.slice(0, end + 2)
  return { message: body.replaceAll('\r\n.', '\r\n').slice(2), rest: `\r\n${text}`.slice(end + 5) }
}

describe('the end of DATA', () => {
  it.each([
    ['an empty message', '.\r\n', ''],
    ['one line', 'a\r\n.\r\n', 'a\r\n'],
    ['a stuffed first line', '..\r\n.\r\n', '.\r\n'],
    ['stuffed lines', 'a\r\n..b\r\n...\r\n.\r\n', 'a\r\n.b\r\n..\r\n'],
    ['LF . LF', 'a\n.\nMAIL FROM:<x>\r\n.\r\n', 'a\n.\nMAIL FROM:<x>\r\n'],
    ['LF . CRLF', 'a\n.\r\nb\r\n.\r\n', 'a\n.\r\nb\r\n'],
    ['CRLF . LF', 'a\r\n.\nb\r\n.\r\n', 'a\r\n\nb\r\n'],
    ['CR . CR', 'a\r.\rb\r\n.\r\n', 'a\r.\rb\r\n'],
    ['CRLF . CR', 'a\r\n.\rb\r\n.\r\n', 'a\r\n\rb\r\n'],
    ['CR CRLF . CRLF', 'a\r\r\n.\r\n', 'a\r\r\n'],
    ['a dot after a bare LF', 'a\n..b\r\n.\r\n', 'a\n..b\r\n'],
  ])('is found after %s', async (_what, text, message) => {
    for (let cut = 0; cut <= text.length; cut++) {
      const got = await receive(`${text}NOOP\r\n`, [cut])
      expect(got).toEqual({ messages: [message], commands: ['NOOP'] })
    }
  })

  it('is where a slow reading finds it, however the bytes are cut', async () => {
    const piece = fc.constantFrom('\r\n', '.', '\r', '\n', 'a', '..', '\r\n.', '\r\n.\r')
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 25 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        async (parts, cuts) => {
          const text = parts.join('')
          const expected = oracle(text)
          const got = await receive(text, cuts)
          expect(got.messages).toEqual(expected ? [expected.message] : [])
        },
      ),
      { numRuns: 300 },
    )
  })
})
