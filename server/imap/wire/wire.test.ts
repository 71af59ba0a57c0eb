/** The small grammars of the wire: names, sets, dates and strings, each against its RFC's own examples and by property. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate, readDateTime } from './dates.js'
import { dateTime, flagList, mailboxName, nstring, string } from './encode.js'
import { formatSet, parseSequenceSet, resolveSet } from './sequence-set.js'
import { decodeUtf7, encodeUtf7 } from './utf7.js'

describe('modified UTF-7, RFC 3501 §5.1.3', () => {
  it('knows the examples of the RFC', () => {
    expect(decodeUtf7('~peter/mail/&U,BTFw-/&ZeVnLIqe-')).toBe('~peter/mail/台北/日本語')
    expect(encodeUtf7('~peter/mail/台北/日本語')).toBe('~peter/mail/&U,BTFw-/&ZeVnLIqe-')
    expect(encodeUtf7('R&D')).toBe('R&-D')
    expect(decodeUtf7('R&-D')).toBe('R&D')
  })

  it('takes every name there and back', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(name, (text) => {
        expect(decodeUtf7(encodeUtf7(text))).toBe(text)
      }),
    )
  })

  it.each(['&', '&abc', '&U,BTFw-&', 'é', '&AA-', '&AGE-', '&2D0-', '&U*B-'])(
    'refuses %s',
    (bad) => {
      expect(() => decodeUtf7(bad)).toThrow('modified UTF-7')
    },
  )
})

describe('sequence sets, RFC 9051 §9', () => {
  it('resolve * to the largest number, also backwards', () => {
    expect(resolveSet(parseSequenceSet('2,4:7,9,12:*') ?? [], 15)).toEqual([
      [2, 2],
      [4, 7],
      [9, 9],
      [12, 15],
    ])
    expect(resolveSet(parseSequenceSet('5:*') ?? [], 3)).toEqual([[3, 5]])
    expect(resolveSet(parseSequenceSet('*:4,5:7') ?? [], 10)).toEqual([[4, 10]])
  })

  it.each(['', '0', '1,', ',1', '1::2', ':', '**', '4294967296', '1:0', 'a'])(
    'refuse "%s"',
    (bad) => {
      expect(parseSequenceSet(bad)).toBeUndefined()
    },
  )

  it('are written compactly and read back', () => {
    expect(formatSet([1, 2, 3, 5, 7, 8])).toBe('1:3,5,7:8')
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1 })
    fc.assert(
      fc.property(numbers, (list) => {
        const sorted = [...list].sort((a, b) => a - b)
        const ranges = resolveSet(parseSequenceSet(formatSet(sorted)) ?? [], 1)
        const all = ranges.flatMap(([from, to]) => {
          return Array.from({ length: to - from + 1 }, (_, i) => from + i)
        })
        expect(all).toEqual(sorted)
      }),
    )
  })
})

describe('dates', () => {
  it('are read with their zone and written in UTC', () => {
    const ms = readDateTime(' 1-Feb-2026 00:30:00 +0100')
    expect(ms).toBe(Date.UTC(2026, 0, 31, 23, 30))
    expect(dateTime(ms ?? 0)).toBe('"31-Jan-2026 23:30:00 +0000"')
    expect(readDate('1-feb-2026')).toBe(Date.UTC(2026, 1, 1))
  })

  it.each(['31-Feb-2026', '0-Jan-2026', '1-Foo-2026', '1-Jan-26', ''])('refuses %s', (bad) => {
    expect(readDate(bad)).toBeUndefined()
  })

  it.each(['01-Jan-2026 24:00:00 +0000', '1-Jan-2026 00:00:00 +0000', '01-Jan-2026 00:00:00'])(
    'refuses %s',
    (bad) => expect(readDateTime(bad)).toBeUndefined(),
  )

  it('go there and back to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(readDateTime(dateTime(seconds * 1000).slice(1, -1))).toBe(seconds * 1000)
      }),
    )
  })
})

describe('strings', () => {
  it('are quoted when plain, literals when not', () => {
    expect(string('a "b" \\c')).toBe('"a \\"b\\" \\\\c"')
    expect(string('été')).toBe('{5}\r\nété')
    expect(string('a\r\nb')).toBe('{4}\r\na\r\nb')
    expect(string('x'.repeat(1001))).toBe(`{1001}\r\n${'x'.repeat(1001)}`)
    expect(nstring(null)).toBe('NIL')
    expect(nstring('')).toBe('""')
  })

  it('spell mailbox names so that they cannot be taken for something else', () => {
    expect(mailboxName('INBOX')).toBe('INBOX')
    expect(mailboxName('Été')).toBe('&AMk-t&AOk-')
    expect(mailboxName('a b')).toBe('"a b"')
    expect(mailboxName('nil')).toBe('"nil"')
    expect(mailboxName('')).toBe('""')
  })

  it('list flags', () => {
    expect(flagList({ flags: 0, keywords: [] })).toBe('()')
    expect(flagList({ flags: 9, keywords: ['$X'] }, true)).toBe('(\\Seen \\Deleted $X \\Recent)')
  })
})
