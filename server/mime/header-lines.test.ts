/** Header blocks: their end, their fields, selections of them. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfHeader, headerValues, parseHeader, selectHeaderFields } from './header-lines.js'
import { fixture } from './messages.case.js'

const block = Buffer.from(
  'From: a@b\r\nSubject: un\r\n  deux\r\n\ttrois\r\nX-Vide:\r\nsubject : encore\r\npas un champ\r\n\r\ncorps: non\r\n',
)

describe('parseHeader', () => {
  it('unfolds, keeps order and says where each field stands', () => {
    const fields = parseHeader(block)
    expect(fields.map(({ name, value }) => [name, value])).toEqual([
      ['From', 'a@b'],
      ['Subject', 'un  deux\ttrois'],
      ['X-Vide', ''],
      ['subject', 'encore'],
    ])
    const subject = fields[1]
    expect(subject && block.toString('latin1', ...subject.range)).toBe(
      'Subject: un\r\n  deux\r\n\ttrois\r\n',
    )
    expect(headerValues(fields, 'SUBJECT')).toEqual(['un  deux\ttrois', 'encore'])
  })

  it('reads 8-bit values as UTF-8, or else Latin-1', () => {
    const utf8 = parseHeader(fixture('utf8-header'))
    expect(headerValues(utf8, 'subject')).toEqual(['Résultats à recevoir'])
    const latin1 = parseHeader(fixture('latin1-header'))
    expect(headerValues(latin1, 'subject')).toEqual(['Résultats à reçevoir'])
  })

  it('looks at no more fields than asked', () => {
    expect(parseHeader(Buffer.from('A: 1\r\n'.repeat(50)), 7)).toHaveLength(7)
  })

  it('passes over the From line of a mailbox file', () => {
    expect(parseHeader(fixture('mbox-from-line'))[0]?.name).toBe('From')
    expect(parseHeader(fixture('mbox-from-line'))[0]?.value).toContain('camille.martin@')
  })
})

describe('selectHeaderFields (RFC 9051 §6.4.5.1)', () => {
  it('returns fields as they stand and a blank line', () => {
    const only = selectHeaderFields(block, ['SUBJECT', 'Date'], 'only')
    expect(only.toString()).toBe('Subject: un\r\n  deux\r\n\ttrois\r\nsubject : encore\r\n\r\n')
    const not = selectHeaderFields(block, ['subject', 'x-vide'], 'not')
    expect(not.toString()).toBe('From: a@b\r\npas un champ\r\n\r\n')
  })

  it('is a blank line when nothing is chosen', () => {
    expect(selectHeaderFields(block, ['to'], 'only').toString()).toBe('\r\n')
    expect(selectHeaderFields(Buffer.alloc(0), ['to'], 'not').toString()).toBe('\r\n')
  })

  it('ends the line of a block that was cut off', () => {
    expect(selectHeaderFields(Buffer.from('A: 1'), ['a'], 'only').toString()).toBe('A: 1\r\n\r\n')
  })
})

describe('endOfHeader', () => {
  it.each([
    ['A: 1\r\n\r\nx', 8],
    ['A: 1\n\nx', 6],
    ['\r\nx', 2],
    ['\nx', 1],
    ['A: 1\r\n', -1],
    ['A: 1\r\n\r', -1],
    ['', -1],
    ['A: 1\r\n \r\n\r\n', 11],
  ])('of %j is %i', (text, end) => {
    expect(endOfHeader(Buffer.from(text))).toBe(end)
  })

  it('finds the same when it goes on from where it stopped', () => {
    const text = fc.array(fc.constantFrom('\r', '\n', 'a', '\r\n'), { maxLength: 12 })
    fc.assert(
      fc.property(text, fc.nat(12), (pieces, cut) => {
        const whole = Buffer.from(pieces.join(''))
        const first = whole.subarray(0, cut)
        const early = endOfHeader(first)
        const resumed = early === -1 ? endOfHeader(whole, Math.max(0, first.length - 2)) : early
        expect(resumed).toBe(endOfHeader(whole))
      }),
      { numRuns: 2000 },
    )
  })
})
