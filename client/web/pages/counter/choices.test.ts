/** Choices of a counter: what is due is given whole unless somebody says otherwise, a renewal only when it is asked for. */

import { describe, expect, it } from 'vitest'
import { planOf } from '../../../acts/index.js'
import type { LedgerState } from '../../../gateway/index.js'
import { readCda, readPrescription } from '../../../health/index.js'
import { composePrescription } from '../../../health/index.js'
import { exampleLine, examplePrescription } from '../../../health/prescription/example.case.js'
import { firstChoices, lineStates, wishFrom, type Choices } from './choices.js'

let turn = 0
const uuid = (): string => `00000000-0000-4000-8000-${String(++turn).padStart(12, '0')}`
const twoLines = { ...examplePrescription, medicines: [exampleLine, exampleLine] }
const prescription = readPrescription(readCda(composePrescription(twoLines, uuid)))

const fresh: LedgerState = {
  ...{ standing: 'unknown', toldByAuthor: false, ended: null },
  ...{ lines: [], dispensings: [], elsewhere: [] },
}

const after = (
  changes: readonly Partial<{ done: number; times: number; boxesGiven: number }>[],
): LedgerState => ({
  ...fresh,
  standing: 'partly',
  lines: lineStates(prescription, fresh).map(({ line, state }, index) => ({
    ...{ line, times: 1, boxes: null, done: 0, begun: false, boxesGiven: 0, ...state },
    ...changes[index],
  })),
})

describe('the choices of a counter', () => {
  it('begin with all that is due, and plan exactly it', () => {
    const lines = lineStates(prescription, fresh)
    const wish = wishFrom(firstChoices(lines))
    if (!wish) throw new Error('nothing is due')
    const plan = planOf(wish, prescription, fresh)
    expect(plan.map(({ line }) => line)).toEqual(lines.map(({ line }) => line))
    expect(plan.every(({ outcome, turn: at }) => outcome === 'whole' && at === 0)).toBe(true)
  })

  it('leave renewals to be asked for, and what is done alone', () => {
    const state = after([
      { done: 1, times: 3 },
      { done: 1, times: 1 },
    ])
    const lines = lineStates(prescription, state)
    expect(lines.slice(0, 2).map(({ isDue }) => isDue)).toEqual([true, false])
    const first = firstChoices(lines)
    expect(first.get(1)).toEqual({ kind: 'later' })
    expect(first.has(2)).toBe(false)
    const wish = wishFrom(
      new Map<number, Choices extends ReadonlyMap<number, infer C> ? C : never>([
        [1, { kind: 'whole' }],
      ]),
    )
    if (!wish) throw new Error('nothing was chosen')
    expect(planOf(wish, prescription, state)).toMatchObject([{ line: 1, turn: 1, renewal: 1 }])
  })

  it('tell a part, another medicine and a refusal, each with its reason', () => {
    const wish = wishFrom(
      new Map([
        [1, { kind: 'part', boxes: 1, note: 'rupture' }],
        [2, { kind: 'refuse', note: 'interaction' }],
      ]),
    )
    if (!wish) throw new Error('nothing was chosen')
    const plan = planOf(wish, prescription, fresh)
    expect(plan[0]).toMatchObject({ line: 1, boxes: 1, note: 'rupture' })
    expect(plan[1]).toMatchObject({ line: 2, outcome: 'refused', boxes: 0, note: 'interaction' })
    const other = wishFrom(new Map([[1, { kind: 'substitute', name: 'AUTRE', note: '' }]]))
    if (!other) throw new Error('nothing was chosen')
    expect(planOf(other, prescription, fresh)).toMatchObject([
      { line: 1, substituted: true, given: { name: 'AUTRE' }, note: '' },
    ])
  })

  it('ask for nothing when everything is left for later', () => {
    expect(wishFrom(new Map([[1, { kind: 'later' }]]))).toBeNull()
  })

  it('find nothing due on what was replaced', () => {
    const over = { ...fresh, standing: 'superseded', ended: { by: 'x', at: 1 } } as const
    expect(lineStates(prescription, over).some(({ isDue }) => isDue)).toBe(false)
  })
})
