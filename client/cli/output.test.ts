/** Where words go and what they look like there. */

import { describe, expect, it } from 'vitest'
import { Memory } from './gateway.case.js'
import { Output } from './output.js'

function make(isTTY: boolean, colour = true, language: 'fr' | 'en' = 'fr') {
  const [out, err] = [new Memory(isTTY), new Memory(isTTY)]
  return { out, err, output: new Output({ out, err, language, colour }) }
}

describe('Output', () => {
  it('colours on a terminal only, and not when asked not to', () => {
    for (const [isTTY, colour, bold] of [
      [true, true, true],
      [true, false, false],
      [false, true, false],
    ] as const) {
      const { out, output } = make(isTTY, colour)
      output.field('Objet', 'x')
      expect(out.text.includes('\u001b[1m')).toBe(bold)
    }
  })

  it('makes what it is given safe, in fields, tables, notes and sentences', () => {
    const { out, err, output } = make(false)
    const evil = 'a\u001b[2J\nb\u0007'
    output.field('De', evil)
    output.table([{ title: 'T' }], [[evil]])
    output.note(evil)
    output.text(evil)
    output.line(output.say('read.saved', { path: evil }))
    expect(out.text).toBe('De : a b\nT\na b\na\nb\nEnregistré : a b\n')
    expect(err.text).toBe('a b\n')
  })

  it('prints JSON that a terminal survives', () => {
    const { out, output } = make(true)
    output.json({ subject: '\u001b[2J\u009b1m\u2028' })
    expect(out.text).toBe('{"subject":"\\u001b[2J\\u009b1m\\u2028"}\n')
    expect(JSON.parse(out.text)).toEqual({ subject: '\u001b[2J\u009b1m\u2028' })
  })

  it('writes raw bytes to a pipe as they are, to a terminal as text', async () => {
    const bytes = Buffer.from([0x1b, 0x5b, 0x32, 0x4a, 0x61, 0xff])
    const pipe = make(false)
    await pipe.output.bytes(bytes)
    expect(pipe.out.bytes).toEqual(bytes)
    const terminal = make(true)
    await terminal.output.bytes(bytes)
    expect(terminal.out.text).toBe('a\ufffd')
  })

  it('draws progress on a terminal only, and clears it', () => {
    const terminal = make(true)
    const bar = terminal.output.progress('Envoi', 2048)
    bar.at(1024)
    bar.at(1025)
    bar.end()
    expect(terminal.err.text).toMatch(/^\rEnvoi █{12}░{12} {2}50 % de 2,0 Kio\r +\r$/)
    const pipe = make(false)
    pipe.output.progress('Envoi', 10).at(5)
    expect(pipe.err.text).toBe('')
  })

  it('writes dates and sizes as the reader does', () => {
    const local = new Date(2026, 6, 1, 8, 5).getTime()
    expect(make(false).output.date(local)).toBe('01/07/2026 08:05')
    expect(make(false, true, 'en').output.date(local)).toBe('01/07/2026, 08:05')
    expect(make(false).output.date('')).toBe('')
    expect(make(false).output.size(1_500_000)).toBe('1,4 Mio')
    expect(make(false, true, 'en').output.size(832)).toBe('832 B')
  })
})
