/** Tables fit, and what does not is cut where it may be. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clipText, displayWidth, tableLines } from './table.js'

const columns = [
  { title: 'UID', align: 'right' },
  { title: 'Objet', gives: true },
  { title: 'De', gives: true },
] as const

describe('tableLines', () => {
  it('aligns', () => {
    expect(
      tableLines(
        columns,
        [
          ['7', 'été', 'a'],
          ['12', 'x', 'bb'],
        ],
        null,
      ),
    ).toEqual(['UID  Objet  De', '  7  été    a', ' 12  x      bb'])
  })

  it('takes room from the widest column that gives way', () => {
    const [, line] = tableLines(columns, [['1', 'o'.repeat(60), 'Camille MARTIN']], 40)
    expect(line).toBe(`  1  ${'o'.repeat(18)}…  Camille MARTIN`)
  })

  it('never passes the width when its columns can give way', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .map((text) => text.replace(/\s/g, '_'))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell)),
        fc.integer({ min: 30, max: 90 }),
        (rows, width) => {
          const lines = tableLines(
            columns,
            rows.map(([a, b]) => ['1', a, b]),
            width,
          )
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })

  it('leaves alone what may not be cut', () => {
    const digest = 'f'.repeat(64)
    expect(tableLines([{ title: 'SHA-256' }], [[digest]], 20)[1]).toBe(digest)
  })
})

describe('widths', () => {
  it('count pictures and East Asian characters twice, accents once', () => {
    expect(displayWidth('été')).toBe(3)
    expect(displayWidth('e\u0301')).toBe(1)
    expect(displayWidth('日本')).toBe(4)
    expect(displayWidth('😀')).toBe(2)
  })

  it('cut between characters', () => {
    expect(clipText('日本語', 4)).toBe('日…')
    expect(clipText('abc', 3)).toBe('abc')
    expect(clipText('abcd', 3)).toBe('ab…')
  })
})
