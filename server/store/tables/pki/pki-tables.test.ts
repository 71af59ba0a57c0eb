/** The directory's tables on disk: what is written is there after reopening, and what contradicts is refused. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CertificateRecord, PkiEvent, PkiStore } from '../../../../pki/index.js'
import type { Engine } from '../../engine/engine.js'
import { openSqlite } from '../../engine/sqlite/engine.js'
import { pkiStore } from './index.js'

let folder: string
let engine: Engine
let store: PkiStore
const events: PkiEvent[] = []

const open = (mode: 'create' | 'open'): void => {
  engine = openSqlite(join(folder, 'pki.sqlite'), 'pki', mode)
  store = pkiStore(engine, () => ({ record: async (event) => void events.push(event) }))
}

const record: CertificateRecord = {
  serial: '4a01',
  authority: 'people',
  identity: 'rpps:10100997245',
  profile: 'professional-authentication',
  state: 'reserved',
  ...{ fingerprint: null, der: null, reason: null, revokedAt: null },
  ...{ issuer: 'CN=AC', subject: 'CN=8', notBefore: 1, notAfter: 1000, createdAt: 1 },
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pli-tables-'))
  open('create')
  await store.write(({ authorities }) =>
    authorities.insert({
      ...{ name: 'people', role: 'people', subject: 'CN=AC', certificate: Buffer.of(1) },
      ...{ wrappedKey: null, keyAt: null, supersededAt: null },
      ...{ crlNumber: 0, crlNextUpdate: 0, revocations: 0, crlRevocations: 0 },
      signedAt: 5,
    }),
  )
})

afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

describe('certificates', () => {
  it('go from reserved to good to revoked, and no other way', async () => {
    await store.write(({ certificates }) => certificates.reserve(record))
    await expect(store.write((t) => t.certificates.reserve(record))).rejects.toMatchObject({
      kind: 'already-exists',
    })
    await expect(
      store.write((t) => t.certificates.revoke('4a01', 'unspecified', 9)),
    ).rejects.toMatchObject({ kind: 'conflict' })
    const signed = { fingerprint: 'ab', der: Buffer.of(7) }
    await store.write((t) => t.certificates.publish('4a01', signed))
    await expect(store.write((t) => t.certificates.publish('4a01', signed))).rejects.toMatchObject({
      kind: 'conflict',
    })
    await store.write((t) => t.certificates.revoke('4a01', 'keyCompromise', 9))
    expect(await store.read((t) => t.certificates.byFingerprint('ab'))).toEqual({
      ...record,
      ...signed,
      ...{ state: 'revoked', reason: 'keyCompromise', revokedAt: 9 },
    })
  })

  it('stay in the list of revoked ones until their end', async () => {
    const revoked = (expiry: number, after = '') =>
      store.read((t) => t.certificates.revoked('people', expiry, { after, limit: 10 }))
    expect(await revoked(1000)).toEqual([{ serial: '4a01', reason: 'keyCompromise', revokedAt: 9 }])
    expect(await revoked(1001)).toEqual([])
    expect(await revoked(1000, '4a01')).toEqual([])
  })
})

describe('authorities', () => {
  it('number their CRLs upwards and never go back', async () => {
    const next = () => store.write((t) => t.authorities.nextCrlNumber('people'))
    expect([await next(), await next()]).toEqual([1, 2])
    const set = (number: number) =>
      store.write((t) =>
        t.crls.set('people', 'full', { der: Buffer.of(number), number, nextUpdate: 50 }),
      )
    expect([await set(2), await set(1)]).toEqual([true, false])
    for (const number of [2, 1])
      await store.write((t) =>
        t.authorities.setCrl('people', { number, nextUpdate: 50, revocations: number - 1 }),
      )
    await store.write((t) => t.authorities.setSignedAt('people', 3))
    expect(await store.read((t) => t.authorities.get('people'))).toMatchObject({
      ...{ crlNumber: 2, crlRevocations: 1, signedAt: 5 },
    })
    expect(await store.read((t) => t.crls.get('people', 'full'))).toEqual({
      ...{ der: Buffer.of(2), number: 2, nextUpdate: 50 },
    })
    expect(await store.read((t) => t.crls.head('people', 'delta'))).toBeUndefined()
  })
})

describe('changes between lists', () => {
  it('are told once each, and forgotten when no list begins before them', async () => {
    const count = () => store.write((t) => t.authorities.countRevocation('people', '4a01'))
    for (let i = 0; i < 3; i++) await count()
    const changes = (from: number, to: number) =>
      store.read((t) => t.crls.changes('people', from, to))
    expect(await changes(0, 3)).toEqual(['4a01'])
    expect(await changes(3, 9)).toEqual([])
    const add = (number: number, revocations: number, nextUpdate: number) =>
      store.write((t) => t.crls.addBase('people', { number, revocations, nextUpdate }))
    await add(1, 1, 100)
    await add(2, 2, 200)
    await store.write((t) => t.crls.forget('people', 150))
    expect(await store.read((t) => t.crls.bases('people'))).toEqual([
      { number: 2, revocations: 2, nextUpdate: 200 },
    ])
    expect(await changes(0, 2)).toEqual([])
    expect(await changes(2, 3)).toEqual(['4a01'])
  })
})

describe('a unit', () => {
  it('that fails leaves nothing, its revision included', async () => {
    const before = await store.read((t) => t.revision.current())
    const person = {
      ...{ identity: 'rpps:1', rpps: '1', adeli: null, family: 'a', given: 'b' },
      ...{ profession: '10', qualification: null },
    }
    await expect(
      store.write(async (t) => {
        await t.professionals.insert({ ...person, state: 'active', createdAt: 1 })
        await t.revision.bump()
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await store.read((t) => t.professionals.get('1'))).toBeUndefined()
    expect(await store.read((t) => t.revision.current())).toBe(before)
  })

  it('cannot point at what is not there', async () => {
    const grant = { identity: 'x', address: 'no@where', actions: ['read'], why: '' } as const
    await expect(
      store.write((t) => t.grants.insert({ ...grant, from: null, to: null, createdAt: 1 })),
    ).rejects.toThrow(/FOREIGN KEY/)
  })

  it('is there after reopening', async () => {
    await store.write(async (t) => {
      const at = { state: 'active', createdAt: 1 } as const
      await t.mailboxes.insert({ address: 'a@b.test', type: 'ORG', owner: 'finess:1', ...at })
      await t.organisations.insert({
        ...{ identity: 'finess:1', finess: '1', siret: '2', name: 'É', region: null, ...at },
        ...{ sign: null, legal: null, street: null, postcode: null, town: null },
      })
      const grant = { identity: 'rpps:1', address: 'a@b.test', why: 'x', createdAt: 2 } as const
      await t.grants.insert({ ...grant, actions: ['read', 'send'], from: null, to: 9 })
      await t.revision.bump()
    })
    await engine.close()
    open('open')
    await store.read(async (t) => {
      expect(await t.organisations.get('siret:2')).toMatchObject({
        identity: 'finess:1',
        name: 'É',
      })
      expect(await t.mailboxes.byOwner('finess:1')).toHaveLength(1)
      const [grant] = await t.grants.byAddress('a@b.test')
      expect(grant).toMatchObject({ actions: ['read', 'send'], from: null, to: 9 })
      expect(await t.revision.current()).toBeGreaterThan(0)
    })
    expect(await engine.check()).toEqual([])
  })
})
