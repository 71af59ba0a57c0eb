/** What is composed parses back, by our own parser and by a foreign one; and no value can become a field of its own. */

import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { isFault } from '../../base/index.js'
import { parseAddresses } from '../addresses.js'
import { headerValues, parseHeader } from '../header-lines.js'
import { summaryOf } from '../messages.case.js'
import { paramOf } from '../params.js'
import { decodeText } from '../text.js'
import { decodeTransfer } from '../transfer.js'
import type { Part } from '../types.js'
import { decodeWords } from '../words.js'
import {
  composeBytes,
  composeEntity,
  composeField,
  gather,
  type Entity,
  type Field,
} from './index.js'

let boundaries = 0
const options = {
  random: { bytes: (length: number) => new Uint8Array(length).fill(boundaries++ % 256) },
}

const compose = async (body: Entity, fields: readonly Field[] = []): Promise<Buffer> =>
  Buffer.from(await composeBytes({ fields, body }, options))

const bodyOf = async (bytes: Buffer, part: Part): Promise<Buffer> => {
  const pieces: Buffer[] = []
  const chunks = (async function* () {
    yield bytes.subarray(...part.body)
  })()
  for await (const piece of decodeTransfer(part.encoding, chunks)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const textOf = async (bytes: Buffer, part: Part): Promise<string> => {
  let text = ''
  const chunks = (async function* () {
    yield bytes.subarray(...part.body)
  })()
  for await (const piece of decodeText(part, chunks)) text += piece
  return text
}

const words = fc
  .string({ unit: 'grapheme', maxLength: 200 })
  // eslint's control characters: what a header can hold at all.
  .filter((text) => !/[\r\n\0]/.test(text))
const french = fc
  .array(
    fc.constantFrom(
      'Ordonnance',
      'été',
      'œil',
      'Dr',
      '=?utf-8?q?x?=',
      '"',
      'Ré',
      '漢字',
      '😀',
      ',',
    ),
    {
      maxLength: 30,
    },
  )
  .map((some) => some.join(' '))
const text = fc.oneof(words, french)

const valueOf = (field: Field): string => {
  const composed = composeField(field)
  const fields = parseHeader(Buffer.from(composed))
  expect(fields).toHaveLength(1)
  // Nothing but field and folding, and no line beyond 78 columns where words can be broken.
  expect(composed).toMatch(/^[^\r\n]+\r\n([ \t][^\r\n]+\r\n)*$/)
  return fields[0]?.value ?? ''
}

describe('a header field', () => {
  it('gives back any text, in lines of at most 78 columns', () => {
    fc.assert(
      fc.property(text, (subject) => {
        const field = { name: 'Subject', text: subject }
        expect(decodeWords(valueOf(field))).toBe(subject)
        for (const line of composeField(field).split('\r\n')) expect(line.length).toBeLessThan(79)
      }),
    )
  })

  it('gives back any list of names and addresses', () => {
    const local = fc.stringMatching(/^[a-z "().,;:<>@\\é-]{1,20}$/)
    const email = local.map((name) => `${name}@medecin.mssante.fr`)
    const one = fc.record({ name: fc.option(text.filter((name) => name.trim() !== '')), email })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 20 }), (addresses) => {
        const read = parseAddresses(valueOf({ name: 'To', addresses }))
        const seen = read.map(({ name, mailbox, host }) => ({
          ...{ name: name === null ? null : decodeWords(name), email: `${mailbox}@${host}` },
        }))
        expect(seen).toEqual(addresses)
      }),
    )
  })

  it('writes groups, ids, dates and addresses of lists', () => {
    const member = { name: 'Hélène', email: 'h@a.fr' }
    const group = { group: 'Équipe', members: [member, { name: null, email: 'b@a.fr' }] }
    const read = parseAddresses(
      valueOf({ name: 'Cc', addresses: [group, { group: 'Vide', members: [] }] }),
    )
    expect(read.map(({ mailbox, host }) => [mailbox && decodeWords(mailbox), host])).toEqual([
      ...[
        ['Équipe', null],
        ['h', 'a.fr'],
        ['b', 'a.fr'],
        [null, null],
      ],
      ...[
        ['Vide', null],
        [null, null],
      ],
    ])
    expect(valueOf({ name: 'References', ids: ['a@b', 'c@d'] })).toBe('<a@b> <c@d>')
    expect(valueOf({ name: 'Date', date: Date.UTC(2026, 10, 22, 13, 5), zone: 60 })).toBe(
      'Sun, 22 Nov 2026 14:05:00 +0100',
    )
    expect(valueOf({ name: 'List-Post', urls: ['mailto:a@b', 'https://c/'] })).toBe(
      '<mailto:a@b>, <https://c/>',
    )
  })

  it.each<Field>([
    { name: 'Subject', text: 'a\r\nBcc: x@y' },
    { name: 'Subject', text: 'a\n' },
    { name: 'Subject\r\nBcc', text: 'a' },
    { name: 'Sub ject', text: 'a' },
    { name: 'To', addresses: [{ name: 'a\r\nBcc: x', email: 'a@b' }] },
    { name: 'To', addresses: [{ name: null, email: 'a@b\r\nBcc: x@y' }] },
    { name: 'To', addresses: [{ name: null, email: 'a@b> x' }] },
    { name: 'To', addresses: [{ name: null, email: '' }] },
    { name: 'Message-ID', ids: ['a@b> <c@d'] },
    { name: 'X-A', raw: ' a\nBcc: x@y' },
    { name: 'X-A', raw: ' a\r\nBcc: x@y' },
    { name: 'X-A', raw: ' a\r\n \r\nBcc: x@y' },
    { name: 'X-A', raw: ' a\0' },
    { name: 'X-A', raw: ` ${'a'.repeat(1000)}` },
    { name: 'Date', date: NaN },
    { name: 'Content-Type', token: 'text/plain', params: [['name', 'a\r\nBcc: x']] },
  ])('refuses what would be more than itself: %j', (field) => {
    expect(() => composeField(field)).toThrow(expect.toSatisfy((e) => isFault(e, 'syntax')))
  })
})

describe('a part', () => {
  it('gives back any text', async () => {
    const lines = fc.array(
      fc.oneof(text, fc.constantFrom('From moi', '.', 'fin ', '', '\t', '=')),
      {
        maxLength: 20,
      },
    )
    await fc.assert(
      fc.asyncProperty(lines, async (some) => {
        const bytes = await compose({ text: some.join('\n') })
        const { root } = summaryOf(bytes)
        expect(await textOf(bytes, root)).toBe(some.join('\r\n'))
        const written = bytes.toString('latin1').split('\r\n')
        for (const line of written) expect(line).toMatch(/^(?!From |\.$)[\t -~]{0,78}(?<![ \t])$/)
      }),
    )
  })

  it('gives back any bytes in any cuts, in lines of 76 columns', async () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(chunks, async (cut) => {
        const content = async function* () {
          yield* cut
        }
        const bytes = await compose({ type: 'application/zip', content, name: 'é"1\\.zip' })
        const { root } = summaryOf(bytes)
        expect(await bodyOf(bytes, root)).toEqual(Buffer.concat(cut))
        expect(paramOf(root.disposition?.params ?? [], 'filename')).toBe('é"1\\.zip')
        for (const line of bytes.toString('latin1').split('\r\n'))
          expect(line.length).toBeLessThan(79)
      }),
    )
  })

  it('gives back any file name', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (name) => {
        const bytes = await compose({ type: 'a/b', content: new Uint8Array(1), name })
        const { root } = summaryOf(bytes)
        // Decoded by the parser: a name that looks like an encoded word is read as one by everybody.
        const expected = /=\?/.test(name) ? decodeWords(name) : name
        const read = paramOf(root.disposition?.params ?? [], 'filename') ?? ''
        expect([name, expected]).toContain(read)
      }),
    )
  })

  it('of a tree keeps its shape, and its enclosed messages to the byte', async () => {
    const inner = await compose({ text: 'dedans' }, [{ name: 'Subject', text: 'reçu' }])
    const ready = await gather(composeEntity({ text: 'déjà là' }, options))
    const bytes = await compose({
      multipart: 'mixed',
      parts: [
        {
          multipart: 'alternative',
          parts: [{ text: 'un' }, { text: '<p>été', subtype: 'html', language: ['fr'] }],
        },
        { type: 'image/png', content: new Uint8Array(10), cid: 'a@b', disposition: 'inline' },
        { type: 'message/rfc822', content: inner },
        { entity: ready },
      ],
    })
    const { root } = summaryOf(bytes)
    const shape = (part: Part): string =>
      part.parts ? `${part.subtype}(${part.parts.map(shape).join(' ')})` : part.subtype
    expect(shape(root)).toBe('mixed(alternative(plain html) png rfc822 plain)')
    const [, image, enclosed, last] = root.parts ?? []
    expect(image?.id).toBe('<a@b>')
    expect(enclosed && (await bodyOf(bytes, enclosed))).toEqual(inner)
    expect(decodeWords(enclosed?.message?.envelope.subject ?? '')).toBe('reçu')
    expect(last && (await textOf(bytes, last))).toBe('déjà là')
  })

  it.each<Entity>([
    { type: 'text', content: new Uint8Array(0) },
    { type: 'text/plain\r\nX: y', content: new Uint8Array(0) },
    { multipart: 'mixed', parts: [] },
    { type: 'multipart/mixed', content: new Uint8Array(0) },
    { text: 'a', fields: [{ name: 'Content-Type', raw: ' a/b' }] },
    { text: 'a', cid: 'a>\r\nX: y' },
  ])('refuses %j', async (entity) => {
    await expect(compose(entity)).rejects.toSatisfy((error) => isFault(error, 'syntax'))
  })
})

it('is read by a foreign program as it was meant', async () => {
  const pdf = Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 256))
  const addresses = [
    { name: 'Dr Hélène "Léna" D’Été, médecin généraliste à Saint-Étienne', email: 'h@a.fr' },
  ]
  const bytes = await compose(
    {
      multipart: 'mixed',
      parts: [
        {
          multipart: 'alternative',
          parts: [{ text: 'Été\n.\n' }, { text: '<b>Été</b>', subtype: 'html' }],
        },
        {
          type: 'application/pdf',
          content: pdf,
          name: 'résultats d’analyse — très long nom de fichier n° 1.pdf',
        },
      ],
    },
    [
      { name: 'From', addresses },
      { name: 'Subject', text: `Ordonnance pour Zoé ${'très '.repeat(30)}longue` },
      { name: 'Date', date: 1_000_000_000_000 },
      { name: 'Message-ID', ids: ['a@b'] },
    ],
  )
  const mail = await simpleParser(bytes)
  expect(mail.subject).toBe(`Ordonnance pour Zoé ${'très '.repeat(30)}longue`)
  expect(mail.from?.value).toEqual([{ name: addresses[0]?.name, address: 'h@a.fr' }])
  expect(mail.text).toBe('Été\n.\n')
  expect(mail.html).toBe('<b>Été</b>')
  expect(mail.date?.getTime()).toBe(1_000_000_000_000)
  expect(mail.attachments[0]?.filename).toBe(
    'résultats d’analyse — très long nom de fichier n° 1.pdf',
  )
  expect(mail.attachments[0]?.content.equals(pdf)).toBe(true)
  const fields = parseHeader(bytes)
  expect(headerValues(fields, 'mime-version')).toEqual(['1.0'])
  // ASCII alone, CRLF alone: it can be signed as it is.
  expect(bytes.toString('latin1').replaceAll('\r\n', '')).toMatch(/^[\t -~]*$/)
})
