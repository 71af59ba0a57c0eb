/** Entries without a certificate, on a real store: entered once, corrected, never renumbered, and told of. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isFault } from '../../server/base/index.js'
import { actor, emptySpace, type Space } from '../space.case.js'
import {
  createEntries,
  createRegistrar,
  differences,
  refreshOwn,
  rehearsal,
  searchReference,
  type Entries,
} from './index.js'
import { composeName } from '../x509/names.js'

const how = { actor }
const doctor = { rpps: '10100997245', family: 'Martin', given: 'Camille', profession: 'medecin' }
const hospital = { finess: '750803447', name: 'Hôpital Saint-Louis' }
const shop = 'finess:750803447'
let space: Space
let entries: Entries

beforeEach(() => {
  space = emptySpace()
  entries = createEntries(space)
})
afterEach(() => space.engine.close())

const kindOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (isFault(error) ? error.kind : 'bug'),
  )

describe('entering', () => {
  it('takes a professional by RPPS, by ADELI, or by both, once', async () => {
    const both = { ...doctor, adeli: '759901234' }
    const lenient = { actor, lenient: true }
    expect(await entries.addProfessional(both, lenient)).toBe('rpps:10100997245')
    expect(await entries.entry('adeli:759901234')).toMatchObject({
      kind: 'professional',
      record: { identity: 'rpps:10100997245', profession: '10' },
    })
    expect(await kindOf(entries.addProfessional(doctor, how))).toBe('already-exists')
    const { rpps: _, ...nameless } = doctor
    expect(await kindOf(entries.addProfessional(nameless, how))).toBe('syntax')
    const other = { ...nameless, adeli: '2A9901231' }
    expect(await kindOf(entries.addProfessional(other, how))).toBe('syntax')
    expect(await entries.addProfessional(other, lenient)).toBe('adeli:2A9901231')
  })

  it.each([
    ['a wrong check digit', { rpps: '10100997246' }],
    ['a number too short', { rpps: '1010099724' }],
    ['an unknown profession', { profession: 'sorcier' }],
    ['a name with figures', { family: 'Martin2' }],
    ['a qualification without a code', { qualification: 'Cardiologie' }],
  ])('refuses %s', async (_what, wrong) => {
    expect(await kindOf(entries.addProfessional({ ...doctor, ...wrong }, how))).toBe('syntax')
  })

  it('takes structures, applications that belong to one, and operators', async () => {
    expect(await entries.addOrganisation(hospital, how)).toBe(shop)
    const app = { id: 'Labo.Resultats', name: 'Serveur de résultats', organisation: shop }
    expect(await entries.addApplication(app, how)).toBe('application:labo.resultats')
    const homeless = { ...app, id: 'b', organisation: 'finess:920008059' }
    expect(await kindOf(entries.addApplication(homeless, how))).toBe('not-found')
    const operator = { id: 'op', name: 'Opérateur', domains: ['Pro.Mssante.test'] }
    expect(await entries.addOperator(operator, how)).toBe('operator:op')
    expect(await entries.entry('operator:op')).toMatchObject({
      record: { domains: ['pro.mssante.test'], organisation: null, state: 'active' },
    })
    expect(await kindOf(entries.addOperator({ ...operator, id: 'x', domains: ['a b'] }, how))).toBe(
      'syntax',
    )
  })

  it('gives an application an APP mailbox, and nobody else’s kind', async () => {
    await entries.addOrganisation(hospital, how)
    await entries.addApplication({ id: 'labo', name: 'Labo', organisation: shop }, how)
    const registrar = createRegistrar({ ...space, domains: ['pharmacie.pli.test'] })
    const order = { address: 'labo@pharmacie.pli.test', owner: 'application:labo' }
    expect(await kindOf(registrar.createMailbox({ ...order, type: 'ORG' }, actor))).toBe('conflict')
    expect(await registrar.createMailbox({ ...order, type: 'APP' }, actor)).toMatchObject({
      ...{ type: 'APP', owner: 'application:labo', quotaBytes: null },
    })
    expect(await space.directory.mailboxesFor('application:labo', 0)).toHaveLength(1)
  })
})

describe('correcting', () => {
  beforeEach(async () => {
    await entries.addProfessional(doctor, how)
    await entries.addOrganisation(hospital, how)
  })

  it('changes what is given, says what really changed, and bumps the revision for that alone', async () => {
    const before = await space.directory.revision()
    const same = { family: 'Martin' }
    expect(await entries.edit('rpps:10100997245', same, how)).toEqual([])
    expect(await space.directory.revision()).toBe(before)
    const changes = { ...same, given: 'Claude', qualification: 'SM04 Cardiologie' }
    expect(await entries.edit('rpps:10100997245', changes, how)).toEqual(['given', 'qualification'])
    expect(await space.directory.revision()).toBe(before + 1)
    expect(space.events.at(-1)).toMatchObject({
      kind: 'entry.changed',
      facts: { identity: 'rpps:10100997245', changed: 'given,qualification' },
    })
    expect(await space.directory.identity('rpps:10100997245')).toMatchObject({
      displayName: 'Dr Claude MARTIN (médecin)',
    })
  })

  it('adds a number that was not known, and never changes one', async () => {
    expect(await entries.edit(shop, { siret: '35600000000048', town: 'Paris' }, how)).toEqual([
      'town',
      'siret',
    ])
    expect(await kindOf(entries.edit(shop, { siret: '73282932000074' }, how))).toBe('conflict')
    expect(await kindOf(entries.edit(shop, { finess: '920008059' }, how))).toBe('conflict')
    expect(await entries.entry('siret:35600000000048')).toMatchObject({
      record: { identity: shop, town: 'Paris' },
    })
    expect(await kindOf(entries.edit('finess:920008059', { name: 'x' }, how))).toBe('not-found')
    expect(await kindOf(entries.edit(shop, { postcode: '750' }, how))).toBe('syntax')
  })

  it('keeps activities, and ends them', async () => {
    await entries.putActivity('rpps:10100997245', shop, 'chef de service', how)
    expect(await entries.activities('rpps:10100997245')).toMatchObject([
      { structure: shop, role: 'chef de service' },
    ])
    expect(await entries.activities(shop)).toMatchObject([{ identity: 'rpps:10100997245' }])
    await entries.endActivity('rpps:10100997245', shop, how)
    expect(await kindOf(entries.endActivity('rpps:10100997245', shop, how))).toBe('not-found')
  })

  it('shows in the search what it says now, with and without a mailbox', async () => {
    await entries.putActivity('rpps:10100997245', shop, null, how)
    await entries.edit(
      shop,
      { postcode: '75010', town: 'Paris', street: '1 avenue Vellefaux' },
      how,
    )
    await refreshOwn(space.store, actor)
    const found = await searchReference(space.store, {
      ...{ text: 'martin paris medecin', limit: 5, seesHidden: false },
    })
    expect(found.entries).toMatchObject([
      { person: { family: 'Martin' }, structure: { identity: shop, town: 'Paris' } },
    ])
    expect(found.entries[0]?.mailbox).toBeUndefined()
  })

  it('is undone when it was rehearsed', async () => {
    const rehearsed = createEntries({ ...space, store: rehearsal(space.store) })
    expect(await rehearsed.edit(shop, { name: 'Autre' }, how)).toEqual(['name'])
    expect(await entries.entry(shop)).toMatchObject({ record: { name: hospital.name } })
  })

  it('leaves a certificate that says otherwise, and says so', async () => {
    await entries.edit('rpps:10100997245', { family: 'Durand' }, how)
    const entry = await entries.entry('rpps:10100997245')
    const subject = composeName([[['SN', 'MARTIN']], [['GN', 'CAMILLE']], [['title', 'Médecin']]])
    expect(entry && differences(entry, subject)).toEqual([
      { field: 'family', certificate: 'MARTIN', directory: 'Durand' },
    ])
  })
})
