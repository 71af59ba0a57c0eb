/** Input: lines and literals come out the same however the bytes were cut, and never more than asked for is held. */

import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFault } from '../../base/index.js'
import { Input } from './input.js'

function inputOf(...chunks: (string | Buffer)[]): { input: Input; source: PassThrough } {
  const source = new PassThrough()
  const input = new Input(source, 1024)
  for (const chunk of chunks) source.write(chunk)
  return { input, source }
}

describe('lines', () => {
  it('are told apart by CRLF and carry one character per byte', async () => {
    const { input, source } = inputOf('a NOOP\r\n', Buffer.from([0x62, 0xe9, 0x0d, 0x0a]))
    source.end()
    expect(await input.line()).toEqual({ text: 'a NOOP' })
    expect(await input.line()).toEqual({ text: 'b\u00e9' })
    expect(await input.line()).toBeUndefined()
  })

  it('are marked when they end in a bare LF or hold NUL', async () => {
    const { input } = inputOf('a\nb\0c\r\n')
    expect(await input.line()).toEqual({ text: 'a', flaw: 'bare LF' })
    expect(await input.line()).toEqual({ text: 'b\0c', flaw: 'NUL' })
  })

  it('are dropped whole when too long, and the next one is read', async () => {
    const { input, source } = inputOf()
    const long = input.line(100)
    source.write('x'.repeat(5000))
    source.write('\r\nnext\r\n')
    expect(await long).toMatchObject({ flaw: 'too long' })
    expect(await input.line()).toEqual({ text: 'next' })
  })

  it('come out the same however the bytes are cut', async () => {
    const line = fc.string({ maxLength: 40 }).map((text) => text.replace(/[\r\n\0]/g, ' '))
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), cuts, async (lines, sizes) => {
        const bytes = Buffer.from(lines.map((text) => `${text}\r\n`).join(''), 'utf8')
        const { input, source } = inputOf()
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = sizes[i % sizes.length] ?? 1
          source.write(bytes.subarray(at, at + size))
          at += size
        }
        source.end()
        for (const text of lines) {
          const got = await input.line()
          expect(Buffer.from(got?.text ?? '', 'latin1').toString('utf8')).toBe(text)
        }
        expect(await input.line()).toBeUndefined()
      }),
      { numRuns: 50 },
    )
  })
})

describe('literals', () => {
  it('are exactly as long as asked, across chunks', async () => {
    const { input } = inputOf('abc', 'def\r\nrest\r\n')
    expect((await input.bytes(4)).toString()).toBe('abcd')
    expect(await input.line()).toEqual({ text: 'ef' })
    expect((await input.bytes(0)).length).toBe(0)
  })

  it('fail when the peer ends inside one', async () => {
    const { input, source } = inputOf('abc')
    source.end()
    await expect(input.bytes(4)).rejects.toSatisfy((error) => isFault(error, 'unavailable'))
  })
})

describe('memory', () => {
  it('stops reading while nobody asks', async () => {
    const { input, source } = inputOf()
    for (let i = 0; i < 200; i++) source.write(Buffer.alloc(1024))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(source.readableLength + source.writableLength).toBeGreaterThan(150 * 1024)
    expect((await input.bytes(200 * 1024)).length).toBe(200 * 1024)
  })

  it('forgets what was buffered when it is detached', async () => {
    const { input } = inputOf('a STARTTLS\r\nb NOOP\r\n')
    expect(await input.line()).toEqual({ text: 'a STARTTLS' })
    input.detach()
    expect(await input.line()).toBeUndefined()
  })
})
