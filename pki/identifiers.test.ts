import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../server/base/index.js'
import {
  formatIdentity,
  isFiness,
  isRpps,
  isSiret,
  parseIdentifier,
  parseIdentity,
} from './identifiers.js'

describe('national identifiers', () => {
  it.each(['10002422979', '10100997245', '99700218896', '99700075064'])('takes RPPS %s', (n) =>
    expect(isRpps(n)).toBe(true),
  )

  it.each(['750803447', '490000049', '750058190', '920008059', '2A0000014', '0B0057881'])(
    'takes FINESS %s',
    (n) => expect(isFiness(n)).toBe(true),
  )

  it('takes SIRET numbers, those of La Poste by their own rule', () => {
    expect(isSiret('18751275100020')).toBe(true)
    expect(isSiret('35600000000048')).toBe(true)
    expect(isSiret('35600000049837')).toBe(true)
    expect(isSiret('18751275100021')).toBe(false)
  })

  it('notices any single wrong digit of an RPPS number', () => {
    fc.assert(
      fc.property(fc.nat(10), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'10100997245']
        digits[at] = String((Number(digits[at]) + by) % 10)
        expect(isRpps(digits.join(''))).toBe(false)
      }),
    )
  })

  it('cleans what people type, and says what is wrong', () => {
    expect(parseIdentifier('rpps', '101 0099 7245')).toBe('10100997245')
    expect(parseIdentifier('finess', '2a0000014')).toBe('2A0000014')
    expect(() => parseIdentifier('rpps', '1010099724')).toThrow(/form of a RPPS/)
    expect(() => parseIdentifier('rpps', '10100997246')).toThrow(/check digit/)
    expect(() => parseIdentifier('siret', 'DROP TABLE')).toThrow(Fault)
  })

  it('forgives the check digit only when asked', () => {
    expect(parseIdentifier('rpps', '10003456789', { lenient: true })).toBe('10003456789')
    expect(() => parseIdentifier('rpps', '10003456789')).toThrow(Fault)
  })

  it('reads identity strings and writes them back', () => {
    expect(parseIdentity(' rpps:10100997245 ')).toEqual({ kind: 'rpps', value: '10100997245' })
    expect(formatIdentity(parseIdentity('server:Mail.Pli.Test'))).toBe('server:mail.pli.test')
    for (const bad of ['10100997245', 'rpps:10100997246', 'root:1', 'rpps:', 'server:a b'])
      expect(() => parseIdentity(bad)).toThrow(Fault)
  })
})
