/** The reader: the grammar's corners, and nothing but a syntax fault whatever it is fed. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFault } from '../../base/index.js'
import { commands } from '../commands/index.js'
import { literalMarker, LiteralWanted, Reader } from './reader.js'

const reader = (...lines: string[]) => new Reader(lines)

describe('strings', () => {
  it('come as atoms, quoted or literals, and mean the same', () => {
    expect(reader('abc').expectAstring()).toBe('abc')
    expect(reader('"a\\"b\\\\c"').expectAstring()).toBe('a"b\\c')
    expect(new Reader(['{3}', ''], [Buffer.from('a"b')]).expectAstring()).toBe('a"b')
    expect(reader('"Ã©"').expectAstring()).toBe('é')
  })

  it.each(['"open', '"a\\n"', '"\xff"', '(', ')', '*', '%', ''])('refuse %j', (bad) => {
    expect(() => reader(bad).expectAstring()).toThrow('expected')
  })

  it('refuse NUL in a literal', () => {
    expect(() => new Reader(['{1}', ''], [Buffer.alloc(1)]).expectString()).toThrow('without NUL')
  })

  it('ask for a literal that has not come yet', () => {
    expect(() => reader('{3}').expectAstring()).toThrow(LiteralWanted)
  })
})

describe('literal markers, RFC 7888 §4', () => {
  it('say how long and whether the client waits', () => {
    expect(literalMarker('a X {12}')).toEqual({ size: 12, synchronizing: true })
    expect(literalMarker('a X {12+}')).toEqual({ size: 12, synchronizing: false })
    expect(literalMarker('a X {12} ')).toBeUndefined()
    expect(literalMarker('a X {-1}')).toBeUndefined()
  })
})

describe('flags', () => {
  it('are folded into bits and keywords without doubles', () => {
    const flags = reader('(\\seen \\Recent $A $a b)').expectFlagList()
    expect(flags).toEqual({ flags: 1, keywords: ['$A', 'b'] })
    expect(reader('\\Seen x').expectFlags()).toEqual({ flags: 1, keywords: ['x'] })
  })
})

describe('numbers', () => {
  it('are bounded', () => {
    expect(reader('4294967295').expectNumber()).toBe(4294967295)
    expect(() => reader('4294967296').expectNumber()).toThrow('expected')
    expect(() => reader('99999999999').expectNumber()).toThrow('expected')
  })
})

describe('whatever it is fed', () => {
  const pieces = fc.constantFrom(
    ...'( ) " \\ { } [ ] < > * % , : . + - ~ 1 0 4294967296 BODY BODY.PEEK HEADER.FIELDS FLAGS NOT OR'.split(
      ' ',
    ),
    ...'UID ALL TEXT SUBJECT INBOX NIL RETURN STATUS MESSAGES USE {3} {3+} &AOk- &bad \xe9 \t'.split(
      ' ',
    ),
    '1-Feb-2026',
    '" 1-Feb-2026 10:00:00 +0000"',
    ' ',
    '',
  )
  const line = fc
    .array(fc.oneof(pieces, fc.constant(' ')), { maxLength: 25 })
    .map((p) => p.join(''))

  it('every command reads it or fails by a syntax fault', () => {
    const outcome = fc.constantFrom(...commands)
    fc.assert(
      fc.property(outcome, line, line, fc.boolean(), (command, first, second, byUid) => {
        const lines = literalMarker(first) ? [first, second] : [first]
        const literals = lines.length === 2 ? [Buffer.from('abc')] : []
        try {
          command.prepare(new Reader(lines, literals), byUid)
        } catch (error) {
          if (!(error instanceof LiteralWanted)) expect(isFault(error, 'syntax')).toBe(true)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('takes time in proportion to its length', () => {
    const hostile = [
      '('.repeat(60_000),
      'NOT '.repeat(15_000),
      '1,'.repeat(30_000),
      '"'.repeat(60_000),
    ]
    const began = performance.now()
    for (const text of hostile) {
      for (const command of commands) {
        try {
          command.prepare(new Reader([text]), false)
        } catch (error) {
          expect(isFault(error, 'syntax')).toBe(true)
        }
      }
    }
    expect(performance.now() - began).toBeLessThan(3000)
  })
})
