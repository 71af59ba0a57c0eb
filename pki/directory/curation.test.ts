/** Addresses rot: their use is gathered cheaply, and those to look at are listed. */

import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isFault } from '../../server/base/index.js'
import { actor, emptySpace, type Space } from '../space.case.js'
import {
  createCuration,
  createEntries,
  createRegistrar,
  createUsage,
  importExtraction,
  type Curation,
  type StaleRequest,
  type UsageTally,
} from './index.js'

const sample = new URL(
  '../../fixtures/directory/Extraction_Correspondance_MSSante_202611220000.txt',
  import.meta.url,
)
const [header] = readFileSync(sample, 'utf8').split('\n', 1)
const day = 24 * 60 * 60_000
const box = 'zoe@medecin.pli.test'
const foreign = 'loin@autre.mssante.test'
let space: Space
let usage: UsageTally
let curation: Curation

beforeEach(async () => {
  space = emptySpace()
  usage = createUsage(space)
  curation = createCuration(space)
  const person = { family: 'Léger', given: 'Zoé', profession: 'medecin', rpps: '10100997245' }
  await createEntries(space).addProfessional(person, { actor })
  await createRegistrar({ ...space, domains: ['medecin.pli.test'] }).createMailbox(
    { address: box, type: 'PER', owner: 'rpps:10100997245' },
    actor,
  )
  const line = ['PER', foreign, '8', '99700000021', '899700000021', ...Array<string>(26).fill('')]
  const source = (async function* () {
    yield Buffer.from(`${header}\n${line.join('|')}|\n`)
  })()
  await importExtraction(space.store, { source, file: 'x', actor })
})
afterEach(() => space.engine.close())

async function stale(request: StaleRequest) {
  const found = []
  for await (const { address, reasons } of curation.stale(request)) found.push({ address, reasons })
  return found
}

describe('the use of addresses', () => {
  it('is written once for many events, the latest of each kind', async () => {
    for (let i = 0; i < 1000; i++) usage.received(box.toUpperCase())
    usage.opened(box)
    space.clock.at += day
    usage.sent(box)
    const before = await space.directory.revision()
    expect(await usage.flush()).toBe(1)
    expect(await usage.flush()).toBe(0)
    expect(await space.directory.revision()).toBe(before)
    const now = space.clock.now()
    expect(await curation.usage(box)).toMatchObject({
      ...{ openedAt: now - day, receivedAt: now - day, sentAt: now, bounces: 0 },
    })
    space.clock.at -= day / 2
    usage.sent(box)
    await usage.flush()
    expect(await curation.usage(box)).toMatchObject({ sentAt: now })
  })

  it('counts the refusals of addresses that the directory knows, and of no others', async () => {
    for (const address of [box, foreign, foreign, 'faute@autre.mssante.test'])
      usage.bounced(address)
    expect(await usage.flush()).toBe(2)
    usage.bounced(foreign)
    await usage.flush()
    expect(await curation.usage(foreign)).toMatchObject({ bounces: 3 })
    expect(await curation.usage('faute@autre.mssante.test')).toBeUndefined()
    expect(await stale({ bounces: 3 })).toEqual([{ address: foreign, reasons: ['bounces'] }])
    expect(await stale({ bounces: 1 })).toHaveLength(2)
    await curation.checked(foreign, null, actor)
    expect(await stale({ bounces: 1 })).toEqual([{ address: box, reasons: ['bounces'] }])
  })

  it('does not grow without a bound', async () => {
    for (let i = 0; i < 20_000; i++) usage.bounced(`a${i}@autre.mssante.test`)
    usage.opened(box)
    expect(await usage.flush()).toBe(0)
    usage.opened(box)
    expect(await usage.flush()).toBe(1)
  }, 60_000)
})

describe('what is to be curated', () => {
  it('unused ones, counted from when they were made', async () => {
    expect(await stale({ unusedMs: 30 * day })).toEqual([])
    space.clock.at += 31 * day
    expect(await stale({ unusedMs: 30 * day })).toEqual([{ address: box, reasons: ['unused'] }])
    usage.received(box)
    await usage.flush()
    expect(await stale({ unusedMs: 30 * day })).toEqual([])
  })

  it('those due to be checked, ours and others', async () => {
    await curation.checked(box, space.clock.now() + day, actor)
    await curation.checked(foreign, space.clock.now() + 2 * day, actor)
    expect(await stale({ due: true })).toEqual([])
    space.clock.at += 2 * day
    expect(await stale({ due: true, bounces: 1 })).toEqual([
      { address: box, reasons: ['due'] },
      { address: foreign, reasons: ['due'] },
    ])
    const unknown = curation.checked('faute@autre.mssante.test', null, actor)
    await expect(unknown).rejects.toSatisfy((error: unknown) => isFault(error, 'not-found'))
    expect(space.events.at(-1)).toMatchObject({ kind: 'address.checked' })
  })
})
