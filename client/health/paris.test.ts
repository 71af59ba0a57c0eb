import { expect, it } from 'vitest'
import { parisDay, parisTime } from './paris.js'

it.each([
  [Date.UTC(2023, 11, 1, 8, 30), '20231201093000+0100'],
  [Date.UTC(2026, 6, 14, 22, 5, 7, 999), '20260715000507+0200'],
  // The clock goes back: the same hour twice, told apart by its offset.
  [Date.UTC(2026, 9, 25, 0, 30), '20261025023000+0200'],
  [Date.UTC(2026, 9, 25, 1, 30), '20261025023000+0100'],
])('%d is %s in Paris', (ms, expected) => {
  expect(parisTime(ms)).toBe(expected)
})

it('counts days over months, years and leap days', () => {
  const at = Date.UTC(2024, 1, 27, 23, 30)
  expect([0, 1, 2, 310].map((days) => parisDay(at, days))).toEqual([
    '20240228',
    '20240229',
    '20240301',
    '20250103',
  ])
})
