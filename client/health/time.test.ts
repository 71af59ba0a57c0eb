import { describe, expect, it } from 'vitest'
import { instantOf, parseHl7Time, utcTimeOf } from './time.js'

describe('HL7 times', () => {
  it.each([
    ['20231201093000+0100', '20231201083000'],
    ['20240101003000+0100', '20231231233000'],
    ['202401010030-0130', '202401010200'],
    ['20231201093000', '20231201093000'],
    ['20231201', '20231201'],
    ['202312', '202312'],
    ['20231201093000.1234+0100', '20231201083000'],
    ['', ''],
    ['hier', ''],
  ])('%s is %s in metadata', (given, expected) => {
    expect(utcTimeOf(given)).toBe(expected)
  })

  it.each(['20230229', '20231301', '20231201250000', '2023120', '20231201093000+1'])(
    '%s is none',
    (text) => {
      expect(parseHl7Time(text)).toBeUndefined()
    },
  )

  it('gives an instant', () => {
    const time = parseHl7Time('20231201093000+0100')
    expect(time && instantOf(time)).toBe(Date.UTC(2023, 11, 1, 8, 30))
  })
})
