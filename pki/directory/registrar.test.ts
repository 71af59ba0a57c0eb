/** What an administrator does to mailboxes, on a real store: effective, told of, and nothing of it on a dry run. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isFault } from '../../server/base/index.js'
import { actor, doctor, emptySpace, pharmacy, type Space } from '../space.case.js'
import {
  createDirectory,
  createRegistrar,
  enterOrganisation,
  enterProfessional,
  rehearsal,
} from './index.js'
import type { NewMailboxOrder, Registrar } from './index.js'

const domains = ['medecin.pli.test', 'pharmacie.pli.test']
const person = 'rpps:10100997245'
const nurse = 'rpps:10002422979'
const shop = 'finess:750803447'
const address = 'cabinet@medecin.pli.test'
let space: Space
let registrar: Registrar

beforeEach(async () => {
  space = emptySpace()
  const { store, clock } = space
  registrar = createRegistrar({ store, clock, domains })
  const occasion = { actor, at: clock.now() }
  const { rpps, family, given } = doctor
  const { finess, name } = pharmacy
  await store.write(async (t) => {
    await enterProfessional(t, { rpps, family, given, profession: '10' }, occasion)
    await enterProfessional(
      t,
      { rpps: '10002422979', family: 'PETIT', given: 'Noé', profession: '60' },
      occasion,
    )
    await enterOrganisation(
      t,
      { identity: shop, finess, name, siret: null, region: null },
      occasion,
    )
  })
})
afterEach(() => space.engine.close())

const order = (more: Partial<NewMailboxOrder> = {}): NewMailboxOrder => ({
  ...{ address, type: 'CAB', owner: person },
  ...more,
})
const kindOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (isFault(error) ? error.kind : 'bug'),
  )

describe('a mailbox', () => {
  it('is created once, for somebody of the right kind, in one of our domains', async () => {
    const before = await space.directory.revision()
    expect(
      await registrar.createMailbox(order({ address: 'Cabinet@Medecin.pli.test' }), actor),
    ).toMatchObject({
      ...{ address, type: 'CAB', owner: person, state: 'active' },
    })
    expect(await space.directory.revision()).toBeGreaterThan(before)
    const wrong: [NewMailboxOrder, string][] = [
      [order(), 'already-exists'],
      [order({ address: 'a@ailleurs.test' }), 'denied'],
      [order({ address: 'a b@medecin.pli.test' }), 'syntax'],
      [order({ address: 'a@medecin.pli.test', owner: 'rpps:99700075064' }), 'not-found'],
      [order({ address: 'a@medecin.pli.test', owner: shop }), 'conflict'],
      [order({ address: 'a@medecin.pli.test', type: 'ORG' }), 'conflict'],
    ]
    for (const [asked, kind] of wrong)
      expect(await kindOf(registrar.createMailbox(asked, actor))).toBe(kind)
    await space.directory.setIdentityState(person, 'suspended', actor)
    expect(
      await kindOf(registrar.createMailbox(order({ address: 'a@medecin.pli.test' }), actor)),
    ).toBe('conflict')
  })

  it('is never created again once closed', async () => {
    await registrar.createMailbox(order(), actor)
    await space.directory.setMailboxState(address, 'closed', actor)
    expect(await kindOf(registrar.createMailbox(order(), actor))).toBe('already-exists')
    expect(await kindOf(space.directory.setMailboxState(address, 'active', actor))).toBe('conflict')
  })

  it('is described, and the log says which, not what', async () => {
    await registrar.createMailbox(
      order({ details: { redList: true, service: ' Accueil ' } }),
      actor,
    )
    await registrar.describeMailbox(address, { description: 'Très privé', service: '' }, actor)
    expect((await registrar.mailboxFile(address)).details).toEqual({
      ...{ redList: true, description: 'Très privé', service: null, responsible: null },
    })
    const told = space.events.find(({ kind }) => kind === 'mailbox.described')
    expect(told?.facts).toEqual({ address, changed: 'description,service', redList: 'true' })
    expect(JSON.stringify(space.events)).not.toContain('privé')
    expect(await kindOf(registrar.describeMailbox('x@medecin.pli.test', {}, actor))).toBe(
      'not-found',
    )
  })

  it('is delegated until that is ended', async () => {
    await registrar.createMailbox(order(), actor)
    const now = space.clock.at
    await space.directory.grant(
      { identity: nurse, address, actions: ['read'], why: 'congés' },
      actor,
    )
    await space.directory.grant(
      { identity: nurse, address, actions: ['send'], from: now + 5000, why: 'ensuite' },
      actor,
    )
    expect(await space.directory.mailboxesFor(nurse, now)).toHaveLength(1)
    expect(await registrar.endGrants(address, nurse, actor)).toBe(2)
    for (const at of [now, now + 10_000])
      expect(await space.directory.mailboxesFor(nurse, at)).toEqual([])
    expect(await kindOf(registrar.endGrants(address, nurse, actor))).toBe('not-found')
    expect((await registrar.mailboxFile(address)).grants).toHaveLength(2)
    expect(space.events.at(-1)).toMatchObject({ kind: 'grant.ended', facts: { count: '2' } })
  })
})

describe('a dry run', () => {
  it('makes every check and changes nothing', async () => {
    const { clock, store, engine } = space
    const dry = createRegistrar({ store: rehearsal(store), clock, domains })
    const before = await space.directory.revision()
    expect(await dry.createMailbox(order(), actor)).toMatchObject({ address, state: 'active' })
    expect(await kindOf(dry.createMailbox(order({ owner: shop }), actor))).toBe('conflict')
    expect(await space.directory.mailbox(address)).toBeUndefined()
    await registrar.createMailbox(order(), actor)
    const directory = createDirectory({ store: rehearsal(store), clock })
    await directory.setMailboxState(address, 'closed', actor)
    expect(await space.directory.mailbox(address)).toMatchObject({ state: 'active' })
    expect(await space.directory.revision()).toBe(before + 1)
    expect(await engine.check()).toEqual([])
  })
})
