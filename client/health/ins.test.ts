import { describe, expect, it } from 'vitest'
import { formatMatricule, insKey, isMatricule, parseMatricule } from './ins.js'

describe('matricules of the INS', () => {
  it.each(['279035121518989', '277076322082910', '274075176079430'])('%s is good', (number) => {
    expect(isMatricule(number)).toBe(true)
  })

  // Samples of the ANS whose keys are wrong.
  it.each(['253097812634581', '288091234567823', '221042545611404', '222127505611201', ''])(
    '%s is not',
    (number) => {
      expect(isMatricule(number)).toBe(false)
    },
  )

  it('counts the letters of Corsica as 19 and 18', () => {
    expect(insKey('1800120011223')).not.toBe(insKey('180012A011223'))
    expect(insKey('180012A011223')).toBe(insKey('1800119011223'))
    expect(insKey('180012B011223')).toBe(insKey('1800118011223'))
    expect(isMatricule(`180012A011223${insKey('180012A011223')}`)).toBe(true)
  })

  it('takes what people type, and says what is wrong with it', () => {
    expect(parseMatricule(' 2 79 03 51 215 189 89 ')).toBe('279035121518989')
    expect(() => parseMatricule('279035121518988')).toThrow(/key/)
    expect(() => parseMatricule('bonjour')).toThrow(/13 characters/)
    expect(formatMatricule('279035121518989')).toBe('2 79 03 51 215 189 89')
  })
})
