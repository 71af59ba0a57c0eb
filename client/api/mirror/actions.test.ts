/** What is done to messages without a gateway, in several tabs of one browser: done once there is one, and nothing twice. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApiHouse, type ApiHouse } from '../house.case.js'
import { connect, type Account, type Jmap } from '../index.js'
import { memoryShelf, type Shelf } from './keep.js'

let house: ApiHouse
const open: Jmap[] = []

beforeAll(async () => {
  house = await openApiHouse()
  await house.send('Un')
  await house.send('Deux')
})
afterAll(async () => {
  for (const jmap of open) jmap.close()
  await house.stop()
})

async function tab(shelf: Shelf): Promise<Account> {
  const jmap = await connect({ ...house.world, base: house.base, shelf })
  open.push(jmap)
  return jmap.account(jmap.session.get().primary)
}

async function ids(account: Account): Promise<readonly string[]> {
  const { ids: found } = await account.call('Email/query', {})
  return found as string[]
}

async function keywords(account: Account): Promise<Readonly<Record<string, readonly string[]>>> {
  const { list } = await account.call('Email/get', {
    ids: await ids(account),
    properties: ['id', 'keywords'],
  })
  const found = list as { id: string; keywords: Record<string, boolean> }[]
  return Object.fromEntries(found.map((one) => [one.id, Object.keys(one.keywords).sort()]))
}

describe('without a gateway', () => {
  it('what two tabs did is done at the next visit, of both', async () => {
    const shelf = memoryShelf()
    const [one, two] = [await tab(shelf), await tab(shelf)]
    const [first = '', second = ''] = await ids(one)
    house.cut = true
    one.update([first], { 'keywords/$flagged': true })
    two.update([second], { 'keywords/$flagged': true })
    expect([one.pending.get(), two.pending.get()]).toEqual([1, 1])
    await expect.poll(() => shelf.names(`waiting-${one.id}/`)).toHaveLength(2)
    // Both windows are closed before there is a gateway again.
    for (const jmap of open.splice(0)) jmap.close()
    house.cut = false
    const next = await tab(shelf)
    await expect.poll(() => shelf.names(`waiting-${one.id}/`)).toHaveLength(0)
    expect(next.pending.get()).toBe(0)
    expect(Object.values(await keywords(next))).toEqual([['$flagged'], ['$flagged']])
  })

  it('what one tab took back, another that had found it does not do', async () => {
    const shelf = memoryShelf()
    const one = await tab(shelf)
    const [first = ''] = await ids(one)
    house.cut = true
    const action = one.update([first], { 'keywords/$seen': true })
    await expect.poll(() => shelf.names(`waiting-${one.id}/`)).toHaveLength(1)
    const two = await tab(shelf)
    await expect.poll(() => two.pending.get()).toBe(1)
    action.undo()
    await expect.poll(() => shelf.names(`waiting-${one.id}/`)).toHaveLength(0)
    house.cut = false
    two.catchUp()
    await expect.poll(() => two.pending.get()).toBe(0)
    expect((await keywords(two))[first]).not.toContain('$seen')
  })
})
