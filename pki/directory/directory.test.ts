import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isFault } from '../../server/base/index.js'
import { actor, doctor, pharmacy, readySpace, type Space } from '../space.case.js'
import type { Enrolment } from '../authority/index.js'
import { displayName, parseAddress, professionOf } from './index.js'

const hour = 3_600_000
const nurse = 'rpps:10002422979'
let space: Space
let person: Enrolment

beforeAll(async () => {
  space = await readySpace()
  const quick = { keyType: 'ecdsa' as const }
  person = await space.authority.enrolProfessional({
    ...{ ...doctor, ...quick },
    mailbox: 'camille.martin@medecin.pli.test',
  })
  await space.authority.enrolProfessional({
    ...{ ...doctor, ...quick, rpps: '10002422979', family: 'PETIT', profession: 'infirmier' },
  })
  await space.authority.enrolOrganisation({
    ...{ ...pharmacy, ...quick },
    mailbox: 'officine@pharmacie.pli.test',
  })
})

afterAll(() => space.engine.close())

const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (isFault(error) ? error.kind : 'bug'),
  )

describe('who an identity is', () => {
  it('is answered with certificate and mailboxes at once', async () => {
    const { fingerprint } = person.certificate
    const standing = await space.directory.standing(fingerprint, person.identity, 0)
    expect(standing).toMatchObject({
      certificate: { state: 'good', identity: 'rpps:10100997245' },
      entry: { kind: 'professional', state: 'active' },
      mailboxes: [
        {
          mailbox: { address: 'camille.martin@medecin.pli.test', type: 'PER' },
          actions: ['read', 'send', 'manage'],
        },
      ],
    })
    expect(await space.directory.standing('00', 'rpps:99700075064', 0)).toEqual({
      certificate: undefined,
      entry: undefined,
      mailboxes: [],
      lapsed: [],
      roles: [],
    })
  })

  it('is nobody for strings that are no identity', async () => {
    for (const odd of ['', 'rpps:', 'server:localhost', "rpps:' OR 1=1"])
      expect(await space.directory.identity(odd)).toBeUndefined()
  })

  it('is shown as people say it', () => {
    expect(displayName({ family: 'Petit', given: 'Jo', profession: '60' })).toBe(
      'Jo PETIT (infirmier)',
    )
    expect(displayName({ family: 'X', given: 'Y', profession: '??' })).toBe('Y X')
    expect(professionOf('Médecin').code).toBe('10')
    expect(professionOf('sage femme').code).toBe('50')
    expect(professionOf('21').name).toBe('pharmacien')
  })
})

describe('mailboxes', () => {
  it('are found in any case of letters', async () => {
    const found = await space.directory.mailbox('Officine@Pharmacie.pli.TEST')
    expect(found).toMatchObject({ owner: 'finess:750803447', type: 'ORG', state: 'active' })
  })

  it('have one owner and one type for ever', async () => {
    const enrol = (mailbox: string) =>
      kindOf(space.authority.enrolProfessional({ ...doctor, keyType: 'ecdsa', mailbox }))
    expect(await enrol('officine@pharmacie.pli.test')).toBe('already-exists')
    const app = { ...pharmacy, type: 'APP' as const, mailbox: 'officine@pharmacie.pli.test' }
    expect(await kindOf(space.authority.enrolOrganisation(app))).toBe('conflict')
  })

  it('are suspended, resumed, closed; closed is for ever', async () => {
    const address = 'test@medecin.pli.test'
    await space.authority.enrolProfessional({ ...doctor, keyType: 'ecdsa', mailbox: address })
    const set = (state: 'active' | 'suspended' | 'closed') =>
      kindOf(space.directory.setMailboxState(address, state, actor))
    const revision = await space.directory.revision()
    expect(await set('suspended')).toBe('done')
    expect(await space.directory.revision()).toBe(revision + 1)
    expect(await set('active')).toBe('done')
    expect(await set('closed')).toBe('done')
    expect(await set('active')).toBe('conflict')
    const open = await space.directory.mailboxesFor(person.identity, 0)
    expect(open.map(({ mailbox }) => mailbox.address)).not.toContain(address)
    expect(await kindOf(space.directory.setMailboxState('no@x.test', 'closed', actor))).toBe(
      'not-found',
    )
  })

  it.each([
    'x',
    '@medecin.pli.test',
    '.a@medecin.pli.test',
    'a..b@medecin.pli.test',
    'a@b@medecin.pli.test',
    `${'a'.repeat(65)}@medecin.pli.test`,
    'a@medecin',
    'é@medecin.pli.test',
    '"a b"@medecin.pli.test',
    'a\r\nb@medecin.pli.test',
  ])('cannot be named %j', (bad) =>
    expect(() => parseAddress(bad, ['medecin.pli.test'])).toThrow(/not an address/),
  )
})

describe('delegations', () => {
  const address = 'camille.martin@medecin.pli.test'
  const at = Date.UTC(2026, 5, 1)

  it('hold from their beginning to just before their end', async () => {
    await space.directory.grant(
      {
        ...{ identity: nurse, address: address.toUpperCase(), actions: ['send', 'read'] },
        ...{ from: at, to: at + hour, why: 'remplacement' },
      },
      actor,
    )
    const at_ = async (when: number) =>
      (await space.directory.mailboxesFor(nurse, when)).map(({ actions }) => actions)
    expect(await at_(at - 1)).toEqual([])
    expect(await at_(at)).toEqual([['read', 'send']])
    expect(await at_(at + hour - 1)).toEqual([['read', 'send']])
    expect(await at_(at + hour)).toEqual([])
  })

  it('add up, own mailboxes first', async () => {
    await space.directory.grant({ identity: nurse, address, actions: ['manage'], why: 'x' }, actor)
    const [access] = await space.directory.mailboxesFor(nurse, at)
    expect(access?.actions).toEqual(['read', 'send', 'manage'])
    expect(space.events.at(-1)).toMatchObject({
      kind: 'grant.created',
      facts: { identity: nurse, address, actions: 'manage' },
    })
  })

  it('are refused for strangers, unknown mailboxes and nothing at all', async () => {
    const grant = (change: object) =>
      kindOf(
        space.directory.grant(
          { ...{ identity: nurse, address, actions: ['read'], why: '' }, ...change },
          actor,
        ),
      )
    expect(await grant({ identity: 'rpps:99700075064' })).toBe('not-found')
    expect(await grant({ address: 'nobody@medecin.pli.test' })).toBe('not-found')
    expect(await grant({ actions: [] })).toBe('syntax')
    expect(await grant({ from: 2, to: 1 })).toBe('syntax')
  })
})

describe('suspending', () => {
  it('holds for people and organisations, and stops enrolling', async () => {
    for (const identity of [nurse, 'finess:750803447']) {
      await space.directory.setIdentityState(identity, 'suspended', actor)
      expect((await space.directory.identity(identity))?.state).toBe('suspended')
    }
    expect(await kindOf(space.authority.enrolOrganisation(pharmacy))).toBe('conflict')
    await space.directory.setIdentityState(nurse, 'active', actor)
    const revision = await space.directory.revision()
    await space.directory.setIdentityState(nurse, 'active', actor)
    expect(await space.directory.revision()).toBe(revision)
    expect(await kindOf(space.directory.setIdentityState('rpps:1', 'active', actor))).toBe(
      'not-found',
    )
  })
})

describe('lists', () => {
  it('come in pages by key', async () => {
    const [first] = await space.directory.professionals({ limit: 1 })
    const rest = await space.directory.professionals({ after: first?.identity ?? '', limit: 10 })
    expect([first, ...rest].map((p) => p?.rpps)).toEqual(['10002422979', '10100997245'])
    expect(await space.directory.organisations({ limit: 10 })).toHaveLength(1)
    expect((await space.directory.mailboxes({ limit: 10 })).length).toBeGreaterThanOrEqual(2)
    const all = await space.directory.certificates({ limit: 100 })
    expect(all.every(({ state }) => state === 'good')).toBe(true)
    expect(await space.directory.certificate({ serial: person.certificate.serial })).toMatchObject({
      fingerprint: person.certificate.fingerprint,
    })
  })
})
