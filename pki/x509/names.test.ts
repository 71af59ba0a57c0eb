import { describe, expect, it } from 'vitest'
import { attributeOf, attributesOf, composeName, parseName } from './names.js'

describe('names', () => {
  it('prints a multi-valued RDN with CN first, whatever order DER gives it', () => {
    const name = composeName([
      [['C', 'FR']],
      [
        ['SN', 'O’NEILL'],
        ['GN', 'Zoé'],
        ['CN', '810100997245'],
      ],
    ])
    expect(name.text).toBe('CN=810100997245+SN=O’NEILL+GN=Zoé,C=FR')
    expect(name.rdns[1]?.map(({ type }) => type)).toEqual(['GN', 'SN', 'CN'])
    expect(parseName(name.der)).toEqual(name)
  })

  it('escapes what RFC 4514 §2.4 says', () => {
    const name = composeName([[['O', 'A, B+C "d" \\ <e>;']], [['CN', '#1']]])
    expect(name.text).toBe('CN=\\#1,O=A\\, B\\+C \\"d\\" \\\\ \\<e\\>\\;')
  })

  it('finds values, all of a repeated attribute', () => {
    const name = composeName([[['OU', '0002 187512751']], [['OU', 'IGC-SANTE']], [['CN', 'AC']]])
    expect(attributesOf(name, 'OU')).toEqual(['0002 187512751', 'IGC-SANTE'])
    expect(attributeOf(name, 'O')).toBeUndefined()
  })

  it('compares without case and spaces (RFC 5280 §7.1), not without order', () => {
    const key = (text: string) => composeName([[['C', 'FR']], [['CN', text]]]).key
    expect(key('AC  Racine')).toBe(key('ac racine'))
    expect(key('AC Racine')).not.toBe(key('AC Racine 2'))
    const turned = composeName([[['CN', 'AC Racine']], [['C', 'FR']]])
    expect(turned.key).not.toBe(key('AC Racine'))
  })

  it('does not let one value pass for two', () => {
    const one = composeName([[['CN', 'a","OU=b']]])
    const two = composeName([
      [
        ['CN', 'a'],
        ['OU', 'b'],
      ],
    ])
    expect(one.key).not.toBe(two.key)
  })

  it.each(['', '   ', 'a\nb', 'a\u202eb', 'x'.repeat(300)])('refuses to compose %j', (bad) =>
    expect(() => composeName([[['CN', bad]]])).toThrow(/name/),
  )

  it('keeps unknown attributes by their number', () => {
    const der = Buffer.from('3010310e300c06032a030413056875727261', 'hex')
    const { rdns, text } = parseName(der)
    expect(rdns[0]?.[0]).toEqual({ type: '1.2.3.4', value: 'hurra' })
    expect(text).toBe('1.2.3.4=hurra')
  })
})
