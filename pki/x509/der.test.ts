import { describe, expect, it } from 'vitest'
import { DerReader, elementsOf, openSequence, tags } from './der.js'
import {
  bitStringOf,
  booleanOf,
  integerOf,
  oidOf,
  readTime,
  smallIntegerOf,
  textOf,
} from './primitives.js'

const hex = (text: string): Buffer => Buffer.from(text.replace(/ /g, ''), 'hex')
const only = (text: string) => new DerReader(hex(text)).next()

describe('the DER reader', () => {
  it('reads nested elements with their raw bytes', () => {
    const [a, b] = elementsOf(openSequence(hex('30 06 0201 05 0101 ff')))
    expect(a && smallIntegerOf(a)).toBe(5)
    expect(b && booleanOf(b)).toBe(true)
    expect(b?.raw.toString('hex')).toBe('0101ff')
  })

  it.each([
    ['an indefinite length', '30 80 0000'],
    ['a long form that is not needed', '30 81 03 020105'],
    ['a padded length', '04 82 0003 010203'],
    ['a length of five octets', '04 85 0000000001 00'],
    ['a length beyond the input', '04 84 ffffffff 00'],
    ['nothing', ''],
    ['a tag alone', '30'],
    ['a long tag', '3f 8101 00'],
  ])('refuses %s', (_, bytes) => expect(() => only(bytes)).toThrow(/DER/))

  it('refuses what is left over', () => {
    expect(() => openSequence(hex('3000 00'))).toThrow(/left over/)
    expect(() => new DerReader(hex('0500')).end()).toThrow(/left over/)
    expect(new DerReader(hex('0500')).optional(tags.integer)).toBeUndefined()
  })
})

describe('DER values', () => {
  it('reads object identifiers of any size', () => {
    expect(oidOf(hex('550403'))).toBe('2.5.4.3')
    expect(oidOf(hex('2a864886f70d01010b'))).toBe('1.2.840.113549.1.1.11')
    expect(oidOf(hex('69feeb8e8bd3d4d2bc998abdf9ba9c97cc94610101'))).toBe(
      '2.25.84297511098956284803018563754602465889.1.1',
    )
    for (const bad of ['', '2a80', '80', '2a8001']) expect(() => oidOf(hex(bad))).toThrow(/DER/)
  })

  it('refuses integers, booleans and bit strings that are not minimal', () => {
    for (const bad of ['0200', '02020001', '0202ffff'])
      expect(() => integerOf(only(bad))).toThrow(/DER/)
    expect(() => smallIntegerOf(only('0201ff'))).toThrow(/DER/)
    expect(() => booleanOf(only('010101'))).toThrow(/DER/)
    for (const bad of ['0300', '030108', '030101'])
      expect(() => bitStringOf(only(bad))).toThrow(/DER/)
  })

  it('reads times to the second and refuses those that do not exist', () => {
    const time = (tag: string, text: string) =>
      readTime(
        new DerReader(
          Buffer.concat([hex(tag), Buffer.of(text.length), Buffer.from(text, 'latin1')]),
        ),
      )
    expect(time('17', '261122061000Z')).toBe(Date.UTC(2026, 10, 22, 6, 10))
    expect(time('17', '500101000000Z')).toBe(Date.UTC(1950, 0, 1))
    expect(time('18', '20500101000000Z')).toBe(Date.UTC(2050, 0, 1))
    for (const bad of ['260231000000Z', '261301000000Z', '2611220610Z', '261122061000+0100'])
      expect(() => time('17', bad)).toThrow(/DER/)
    expect(() => time('18', '20500101000000.5Z')).toThrow(/DER/)
  })

  it('shows control and direction characters instead of obeying them', () => {
    const utf8 = (text: string) => ({ tag: 0x0c, content: Buffer.from(text), raw: Buffer.of() })
    expect(textOf(utf8('a\u0000b\u202ec\u001b[2J'))).toBe('a\\00b\\202ec\\1b[2J')
    expect(textOf({ tag: 0x1e, content: hex('00e90041'), raw: Buffer.of() })).toBe('éA')
    expect(() => textOf({ tag: 0x1e, content: hex('00'), raw: Buffer.of() })).toThrow(/DER/)
  })
})
