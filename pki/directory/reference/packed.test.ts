/** Packed lists and blocks give back what was put in, whatever the gaps. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbersOf, packBlocks, readBlock, unite, unpack, type Numbers } from './packed.js'

const gaps = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 ** 20 })),
  {
    minLength: 1,
    maxLength: 50,
  },
)
const rising = (steps: readonly number[], from: number): number[] => {
  let id = from
  return steps.map((step) => (id += step))
}

describe('packed lists', () => {
  it('come back as they went in, lone numbers too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), fc.array(gaps), (before, many) => {
        const lists = new Map<string, Numbers>()
        many.forEach((steps, i) => {
          const ids = rising(steps, before)
          lists.set(`mot${i}é`, ids.length === 1 ? (ids[0] ?? 0) : ids)
        })
        const words = [...lists.keys()].sort()
        const found = new Map<string, Numbers>()
        for (const { word, entries } of packBlocks(words, lists, before)) {
          const [first] = readBlock(entries)
          expect(first?.word).toBe(word)
          for (const one of readBlock(entries)) {
            const ids = unpack(one.list, before)
            found.set(one.word, ids.length === 1 ? (ids[0] ?? 0) : ids)
          }
        }
        expect(found).toEqual(lists)
      }),
      { numRuns: 50 },
    )
  })

  it('are united by marking', () => {
    const pack = (ids: number[]): Buffer => {
      const [block] = packBlocks(['x'], new Map([['x', ids]]), 999)
      return [...readBlock(block?.entries ?? Buffer.alloc(0))][0]?.list ?? Buffer.alloc(0)
    }
    const marked = unite([pack([1000, 1300]), pack([1001, 1300, 60_000])], 1000, 60_000)
    expect(numbersOf(marked, 1000)).toEqual([1000, 1001, 1300, 60_000])
    expect(numbersOf(unite([], 1, 5), 1)).toEqual([])
  })

  it('begin a new block when one is full, in the order of the words', () => {
    const words = Array.from({ length: 2000 }, (_, i) => `w${String(i).padStart(5, '0')}`)
    const lists = new Map<string, Numbers>(words.map((word, i) => [word, i + 1]))
    const blocks = [...packBlocks(words, lists, 0)]
    expect(blocks.length).toBeGreaterThan(5)
    expect(
      blocks.flatMap(({ entries }) => [...readBlock(entries)].map(({ word }) => word)),
    ).toEqual(words)
  })
})
