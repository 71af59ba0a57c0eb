/** What stands in header fields: addresses, encoded words, parameters, dates, and the fields we write ourselves. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAddresses } from './addresses.js'
import { composeDate, parseDate } from './dates.js'
import { envelopeOf } from './envelope.js'
import { parseHeader } from './header-lines.js'
import { fixture, summaryOf } from './messages.case.js'
import { paramOf, parseContentType, parseDisposition, wireParams } from './params.js'
import { composeMessageId, composeTrace } from './trace.js'
import { decodeWords } from './words.js'

const flat = (value: string) =>
  parseAddresses(value).map(({ name, mailbox, host }) => [name, mailbox, host])

describe('parseAddresses (RFC 5322 §3.4)', () => {
  it.each([
    ['a@b.fr', [[null, 'a', 'b.fr']]],
    ['Dr  Camille\tMARTIN <c@b.fr>', [['Dr Camille MARTIN', 'c', 'b.fr']]],
    [
      '"Martin, Dr \\"C\\"" <c@b.fr>, x@y',
      [
        ['Martin, Dr "C"', 'c', 'b.fr'],
        [null, 'x', 'y'],
      ],
    ],
    ['J. R. <j@b.fr>', [['J. R.', 'j', 'b.fr']]],
    ['c@b.fr (Camille (dite C))', [['Camille (dite C)', 'c', 'b.fr']]],
    ['"a b"@c.fr', [[null, 'a b', 'c.fr']]],
    ['N <"a@b"@c.fr>', [['N', 'a@b', 'c.fr']]],
    ['<@relais,@autre:c@b.fr>', [[null, 'c', 'b.fr']]],
    ['camille . martin @ b . fr', [[null, 'camille.martin', 'b.fr']]],
    ['a@[IPv6:::1]', [[null, 'a', '[IPv6:::1]']]],
    ['Camille c@b.fr', [['Camille', 'c', 'b.fr']]],
    ['=?utf-8?Q?H=C3=A9l=C3=A8ne?= <h@b.fr>', [['=?utf-8?Q?H=C3=A9l=C3=A8ne?=', 'h', 'b.fr']]],
    ['root', [[null, 'root', '']]],
    [', ,a@b,,', [[null, 'a', 'b']]],
    ['<>', []],
    ['', []],
    ['Sans fin <c@b.fr', [['Sans fin', 'c', 'b.fr']]],
    ['"sans fin', [[null, 'sans fin', '']]],
    [
      'undisclosed-recipients:;',
      [
        [null, 'undisclosed-recipients', null],
        [null, null, null],
      ],
    ],
  ])('%j', (value, expected) => {
    expect(flat(value)).toEqual(expected)
  })

  it('marks the start and end of groups', () => {
    const { envelope } = summaryOf(fixture('group-addresses'))
    expect(envelope.cc.map((one) => [one.name, one.mailbox, one.host])).toEqual([
      [null, 'Cabinet', null],
      ['Martin, Dr', 'm', 'medecin.pli.test'],
      ['Infirmier', 'inf', 'medecin.pli.test'],
      [null, null, null],
      [null, 'Vide', null],
      [null, null, null],
    ])
  })

  it('reads anything in time that grows with its length only', () => {
    const soup = fc.array(
      fc.constantFrom('"', '\\', '(', ')', '<', '>', ',', ':', ';', '@', ' a', '[', ']', '.'),
    )
    fc.assert(
      fc.property(soup, (pieces) => {
        expect(parseAddresses(pieces.join(''))).toBeInstanceOf(Array)
      }),
    )
    const from = performance.now()
    for (const piece of ['(', '"', '<', 'a ', '@', 'a@b,', '[', ':'])
      parseAddresses(piece.repeat(100_000))
    expect(performance.now() - from).toBeLessThan(3000)
  })
})

describe('envelopeOf', () => {
  const envelope = (text: string) => envelopeOf(parseHeader(Buffer.from(text)))

  it('lets Sender and Reply-To fall back on From (RFC 9051 §7.5.2)', () => {
    const { from, sender, replyTo } = envelope('From: a@b\r\nSender:\r\n')
    expect(sender).toEqual(from)
    expect(replyTo).toEqual(from)
    expect(envelope('From: a@b\r\nReply-To: c@d\r\n').replyTo[0]?.mailbox).toBe('c')
  })

  it('hides no recipient of a field that stands twice', () => {
    expect(envelope('To: a@b\r\nTO: c@d\r\nSubject: 1\r\nSubject: 2\r\n')).toMatchObject({
      to: [{ mailbox: 'a' }, { mailbox: 'c' }],
      subject: '1',
    })
  })
})

describe('decodeWords (RFC 2047)', () => {
  it.each([
    ['=?utf-8?Q?R=C3=A9sultat_d=27analyse?=', "Résultat d'analyse"],
    ['=?ISO-8859-1?q?caf=E9?= noir', 'café noir'],
    ['=?utf-8?B?w6k=?= =?utf-8?B?w6g=?=', 'éè'],
    ['=?utf-8?B?ww==?=\t=?utf-8?B?qQ==?=', 'é'],
    ['=?utf-8*fr?Q?=C3=A9?=', 'é'],
    ['=?utf-8?Q?a?= b =?iso-8859-1?Q?=E9?=', 'a b é'],
    ['=?utf-8?Q?a?= =?iso-8859-1?Q?=E9?=', 'aé'],
    ['=?klingon?Q?a=E9?=', 'a\ufffd'],
    ['=?utf-8?X?a?=', '=?utf-8?X?a?='],
    ['1 =? 2 ?= 3', '1 =? 2 ?= 3'],
    ['=?utf-8?Q?pas_cod\u00e9?=', 'pas codé'],
    ['simple', 'simple'],
  ])('%j', (text, expected) => {
    expect(decodeWords(text)).toBe(expected)
  })
})

describe('parameters', () => {
  it('joins and decodes continuations (RFC 2231 §3)', () => {
    const { root } = summaryOf(fixture('filename-rfc2231'))
    expect(root.params).toEqual([['name', "résultat d'analyse.pdf"]])
    expect(root.disposition?.params).toEqual([['filename', 'résultat.pdf']])
  })

  it('decodes the encoded words that senders put into file names', () => {
    expect(summaryOf(fixture('filename-encoded-word')).root.params).toEqual([
      ['name', 'résultat.pdf'],
    ])
  })

  it.each([
    ['text/plain', 'text', 'plain', []],
    ['TEXT / Plain ; Charset = "UTF-8" (note)', 'text', 'plain', [['charset', 'UTF-8']]],
    [
      'image/png; name=a b.png; x="c;d"',
      'image',
      'png',
      [
        ['name', 'a b.png'],
        ['x', 'c;d'],
      ],
    ],
    ['a/b; x=1; x=2;; y', 'a', 'b', [['x', '1']]],
    ['a/b; x="sans fin', 'a', 'b', [['x', 'sans fin']]],
  ])('%j', (value, type, subtype, params) => {
    expect(parseContentType(value)).toEqual({ type, subtype, params })
  })

  it.each(['', 'text', '/plain', 'text/', '; charset=utf-8'])('%j is no media type', (value) => {
    expect(parseContentType(value)).toBeNull()
  })

  it('come back from their wire form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
        const [[name, text] = ['', '']] = wireParams([['filename', value]])
        expect(text).toMatch(/^[ -~]*$/)
        const quoted = text.replace(/["\\]/g, '\\$&')
        const back = parseDisposition(`attachment; ${name}="${quoted}"`)
        if (!/=\?/.test(value)) expect(paramOf(back?.params ?? [], 'filename')).toBe(value)
      }),
    )
  })
})

describe('dates (RFC 5322 §3.3)', () => {
  const at = Date.UTC(2026, 6, 1, 8, 5, 9)
  it.each([
    ['Wed, 01 Jul 2026 08:05:09 +0000', at],
    ['1 jul 2026 10:05:09 +0200 (CEST)', at],
    ['Wed,1 Jul 26 08:05:09 GMT', at],
    ['Wed, 01 Jul 2026 03:05:09 EST', at],
    ['Wed, 01 Jul 2026 08:05:09 A', at],
    ['Wed, 01 Jul 2026 08:05:09', at],
    ['Wed, 01 Jul 2026 08:05 -0000', at - 9000],
    ['Sat, 01 Jul 95 00:00:00 Z', Date.UTC(1995, 6, 1)],
    ['01 Jul 126 08:05:09 +0000', at],
    ['hier', null],
    ['32 Jul 2026 08:05:09 +0000', null],
    ['1 Foo 2026 08:05:09 +0000', null],
    ['1 Jul 2026 25:05:09 +0000', null],
  ])('%j', (text, expected) => {
    expect(parseDate(text)).toBe(expected)
  })

  it('are written so that they can be read', () => {
    expect(composeDate(at)).toBe('Wed, 01 Jul 2026 08:05:09 +0000')
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e9 }),
        (s) => parseDate(composeDate(s * 1000)) === s * 1000,
      ),
    )
  })
})

describe('fields we add', () => {
  const base = { helo: 'poste', by: 'mx.pli.test', with: 'ESMTPS', id: '4f', date: 0 } as const

  it('Received (RFC 5321 §4.4)', () => {
    expect(composeTrace({ ...base, ip: '::ffff:127.0.0.1', for: 'o@pharmacie.pli.test' })).toBe(
      'Received: from poste ([127.0.0.1])\r\n\tby mx.pli.test with ESMTPS id 4f\r\n' +
        '\tfor <o@pharmacie.pli.test>;\r\n\tThu, 01 Jan 1970 00:00:00 +0000\r\n',
    )
    expect(composeTrace({ ...base, ip: '::1' })).toContain('([IPv6:::1])\r\n\tby')
  })

  it('lets no peer break out of its place in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('helo', 'ip', 'for'), (text, key) => {
        const field = composeTrace({ ...base, [key]: `x\r\nBcc: y;(${text}` })
        expect(parseHeader(Buffer.from(field)).map(({ name }) => name)).toEqual(['Received'])
        expect(field.match(/;/g)).toHaveLength(1)
      }),
    )
    expect(composeTrace({ ...base, helo: 'é' })).toContain('from unknown')
    expect(composeTrace({ ...base, with: 'UTF8SMTPS', helo: 'é' })).toContain('from é')
  })

  it('Message-ID (RFC 5322 §3.6.4)', () => {
    expect(composeMessageId('a<b>@c', 'pli.test')).toBe('<abc@pli.test>')
  })
})
