/** Bodies undone: transfer encodings and charsets, in any cut. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCharset } from './charset.js'
import { chunked } from './messages.case.js'
import { decodeText, htmlWords } from './text.js'
import { decodeTransfer } from './transfer.js'

async function decoded(encoding: string, text: string | Buffer, size = 3): Promise<Buffer> {
  const out: Buffer[] = []
  for await (const chunk of decodeTransfer(encoding, chunked(Buffer.from(text), size))) {
    out.push(chunk)
  }
  return Buffer.concat(out)
}

describe('decodeTransfer (RFC 2045 §6)', () => {
  it('undoes base64 in any cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.integer({ min: 1, max: 9 }), async (bytes, size) => {
        const lines = Buffer.from(bytes).toString('base64').replace(/.{7}/g, '$&\r\n')
        expect(await decoded('base64', lines, size)).toEqual(Buffer.from(bytes))
      }),
    )
  })

  it.each([
    ['QQ==QkI=', 'ABB'],
    ['Q!U*JD', 'ABC'],
    ['QUJDR', 'ABC'],
    ['', ''],
  ])('is lenient with base64 %j', async (text, expected) => {
    expect((await decoded('BASE64', text)).toString()).toBe(expected)
  })

  it.each([
    ['caf=C3=A9', 'café'],
    ['a=\r\nb', 'ab'],
    ['a= \t\r\nb', 'ab'],
    ['a=\nb', 'ab'],
    ['a  \r\nb', 'a\r\nb'],
    ['a  b', 'a  b'],
    ['a \t', 'a \t'],
    ['=c3=a9', 'é'],
    ['a=ZZb=', 'a=ZZb'],
    ['1=2', '1=2'],
    ['a=\r', 'a\r'],
  ])('undoes quoted-printable %j', async (text, expected) => {
    for (const size of [1, 2, 3, 100]) {
      expect((await decoded('quoted-printable', text, size)).toString()).toBe(expected)
    }
  })

  it('passes anything else through', async () => {
    expect((await decoded('8bit', 'caf=C3=A9')).toString()).toBe('caf=C3=A9')
    expect((await decoded('x-uuencode', 'abc')).toString()).toBe('abc')
  })

  it('holds no endless line of blanks', async () => {
    const blanks = ' '.repeat(50_000)
    expect((await decoded('quoted-printable', `${blanks}x`, 100)).length).toBeGreaterThan(40_000)
  })
})

describe('decodeText', () => {
  const text = async (charset: string | null, encoding: string, bytes: Buffer) => {
    const params: [string, string][] = charset === null ? [] : [['charset', charset]]
    const part = { type: 'text', subtype: 'plain', params, encoding }
    let out = ''
    for await (const piece of decodeText(part, chunked(bytes, 1))) out += piece
    return out
  }

  it('joins characters across chunks', async () => {
    expect(await text('utf-8', '8bit', Buffer.from('é😀'))).toBe('é😀')
    expect(await text('utf-16le', 'base64', Buffer.from('6QA=', 'latin1'))).toBe('é')
  })

  it('takes any known charset, UTF-8 when none is named', async () => {
    expect(await text('windows-1252', '8bit', Buffer.from([0x80, 0x9c]))).toBe('€œ')
    expect(await text(null, '8bit', Buffer.from('é'))).toBe('é')
  })

  it('shows replacement characters for the rest', async () => {
    expect(await text('x-inconnu', '8bit', Buffer.from([0x41, 0xe9]))).toBe('A\ufffd')
    expect(decodeCharset('utf-8', Buffer.from([0x41, 0xe9]))).toBe('A\ufffd')
  })
})

describe('htmlWords', () => {
  it('leaves the words', () => {
    expect(htmlWords('<p>a &amp; b&#233;<script>x()</script>').trim()).toBe('a & bé')
    expect(htmlWords('<style>jamais fermé').trim()).toBe('')
    expect(htmlWords('&inconnu; &#xFFFFFF;')).toBe('&inconnu;  ')
  })

  it('does not choke on unfinished markup', () => {
    const from = performance.now()
    for (const piece of ['<', '<style>', '<!--', '&#', '<p ']) htmlWords(piece.repeat(5000))
    expect(performance.now() - from).toBeLessThan(2000)
  })
})
