import { describe, expect, it } from 'vitest'
import { Drafts } from './drafts.js'
import { memoryShelf } from './mirror/keep.js'
import type { TabMessage, Tabs } from './push/tabs.js'

/** Tabs of one page in one process. */
function tabsOf(count: number): Tabs[] {
  let turn: Promise<unknown> = Promise.resolve()
  const told = Array.from({ length: count }, () => new Set<(message: TabMessage) => void>())
  return told.map((own) => ({
    lead: () => undefined,
    tell: (message) => {
      for (const others of told) if (others !== own) for (const hear of others) hear(message)
    },
    hear: (hear) => {
      own.add(hear)
      return () => own.delete(hear)
    },
    inTurn: (work) => {
      const next = turn.then(work)
      turn = next
      return next
    },
  }))
}

let time = 1000
const clock = { now: () => (time += 10) }
let turn = 0
const chance = () => (turn = (turn + 7) % 1000) / 1000
const letter = { kind: 'letter', accountId: 'A1' }
const settled = () => new Promise((resolve) => setTimeout(resolve, 10))

describe('drafts', () => {
  it('are there again after a crash, the latest first', async () => {
    const shelf = memoryShelf()
    const [tabs] = tabsOf(1) as [Tabs]
    const before = new Drafts({ shelf, tabs, clock, chance })
    await before.save('d1', { text: 'Bonjour' }, letter)
    await before.save('d2', { text: 'Ordonnance' }, { ...letter, kind: 'prescription' })
    await before.save('d1', { text: 'Bonjour,', to: ['a@b.test'] }, letter)
    const after = new Drafts({ shelf, tabs, clock, chance })
    await after.ready
    expect(after.all.get().map(({ id }) => id)).toEqual(['d1', 'd2'])
    expect(after.get('d1')?.value).toEqual({ text: 'Bonjour,', to: ['a@b.test'] })
    expect(after.list('prescription').map(({ id }) => id)).toEqual(['d2'])
    await after.remove('d2')
    expect(await shelf.names('draft/')).toEqual(['draft/d1'])
  })

  it('of two tabs become one, field by field', async () => {
    const shelf = memoryShelf()
    const [one, two] = tabsOf(2).map((tabs) => new Drafts({ shelf, tabs, clock, chance })) as [
      Drafts,
      Drafts,
    ]
    await one.save('d1', { subject: 'A', text: 'x' }, letter)
    await settled()
    await two.save('d1', { subject: 'A', text: 'xy' }, letter)
    await settled()
    await one.save('d1', { subject: 'AB' }, letter)
    await settled()
    for (const drafts of [one, two]) {
      expect(drafts.get('d1')?.value).toEqual({ subject: 'AB', text: 'xy' })
      expect(drafts.get('d1')?.aside).toEqual({})
    }
    await two.remove('d1')
    await settled()
    expect(one.get('d1')).toBeUndefined()
  })

  it('written in two tabs at the same time lose nothing: the earlier text is set aside for a choice', async () => {
    const shelf = memoryShelf()
    const [one, two] = tabsOf(2).map((tabs) => new Drafts({ shelf, tabs, clock, chance })) as [
      Drafts,
      Drafts,
    ]
    await one.save('d1', { text: 'début' }, letter)
    await settled()
    await Promise.all([
      one.save('d1', { text: 'début, suite du premier' }, letter),
      two.save('d1', { text: 'début, suite du second' }, letter),
    ])
    await settled()
    for (const drafts of [one, two]) {
      expect(drafts.get('d1')?.value).toEqual({ text: 'début, suite du second' })
      expect(drafts.get('d1')?.aside).toEqual({ text: ['début, suite du premier'] })
    }
    await one.settle('d1')
    await settled()
    for (const drafts of [one, two]) expect(drafts.get('d1')?.aside).toEqual({})
  })
})
