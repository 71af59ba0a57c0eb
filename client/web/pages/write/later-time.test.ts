/** Hours for a letter: proposed, typed, refused. */

import { describe, expect, it } from 'vitest'
import { laterFault, localText, proposalsAt, typedOf, typedTime } from './later-time.js'

const at = (text: string): number => new Date(text).getTime()

describe('a letter that is to go later', () => {
  it('is proposed hours that lie ahead', () => {
    // A Sunday afternoon: Monday is tomorrow.
    expect(proposalsAt(at('2026-11-22T14:00'))).toEqual([
      { name: 'tonight', at: '2026-11-22T19:00' },
      { name: 'tomorrow', at: '2026-11-23T08:00' },
    ])
    // A Monday evening.
    expect(proposalsAt(at('2026-11-23T20:00'))).toEqual([
      { name: 'tomorrow', at: '2026-11-24T08:00' },
      { name: 'monday', at: '2026-11-30T08:00' },
    ])
  })

  it('has its hour typed as people write it', () => {
    expect(typedTime('23/11/2026', '08:05')).toBe('2026-11-23T08:05')
    expect(typedTime('3/1/2027', '8h')).toBe('2027-01-03T08:00')
    expect(typedTime('03/01/2027', '8 h 30')).toBe('2027-01-03T08:30')
    for (const [day, time] of [
      ['31/02/2026', '8h'],
      ['demain', '8h'],
      ['23/11/2026', '24:00'],
      ['23/11/2026', '8:61'],
      ['23/11/2026', ''],
    ] as const)
      expect(typedTime(day, time)).toBeUndefined()
    expect(typedOf('2026-11-23T08:05')).toEqual({ day: '23/11/2026', time: '08:05' })
  })

  it('waits neither for the past, nor for longer than the gateway keeps it, nor for what is no time', () => {
    const now = at('2026-11-22T14:00')
    expect(laterFault('', now)).toBeUndefined()
    expect(laterFault('2026-11-22T14:01', now)).toBeUndefined()
    expect(laterFault('2026-11-22T14:00', now)).toBe('past')
    expect(laterFault(localText(new Date(now + 31 * 86_400_000)), now)).toBe('far')
    expect(laterFault('?', now)).toBe('wrong')
  })
})
