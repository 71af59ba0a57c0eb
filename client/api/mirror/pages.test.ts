import { describe, expect, it } from 'vitest'
import { missingPages, withChanges, withPage } from './pages.js'

const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `M${from + i}`)

describe('pages of a long list', () => {
  it('are asked for where something in view is unknown, and nowhere else', () => {
    const ids = withPage([], 0, range(0, 50), 50_000)
    expect(ids).toHaveLength(50_000)
    expect(missingPages(ids, 0, 50, 50_000)).toEqual([])
    expect(missingPages(ids, 40, 120, 50_000)).toEqual([50, 100])
    expect(missingPages(ids, 49_990, 50_010, 50_000)).toEqual([49_950])
  })

  it('never hold one message twice', () => {
    const ids = withPage(withPage([], 0, ['a', 'b', 'c'], 6), 3, ['c', 'd', 'e'], 6)
    expect(ids).toEqual(['a', 'b', undefined, 'c', 'd', 'e'])
  })

  it('are mended by what changed (RFC 8620 §5.6)', () => {
    const changes = {
      removed: ['b', 'd'],
      added: [
        { id: 'x', index: 0 },
        { id: 'd', index: 2 },
      ],
      total: 4,
    }
    expect(withChanges(['a', 'b', 'c', 'd'], changes)).toEqual(['x', 'a', 'd', 'c'])
  })

  it('are not guessed: what was removed unseen, or does not add up, is asked for anew', () => {
    expect(withChanges(['a', undefined], { removed: ['z'], added: [], total: 1 })).toBeUndefined()
    expect(withChanges(['a', 'b'], { removed: ['a'], added: [], total: 5 })).toBeUndefined()
    const grown = { removed: [], added: [{ id: 'x', index: 1 }], total: 4 }
    expect(withChanges(['a', undefined, 'c'], grown)).toEqual(['a', 'x', undefined, 'c'])
  })
})
