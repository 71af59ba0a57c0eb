/** Certificates of others: who is let in with one, who waits, and what ends it. */

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { caExtensions, craft, ecKeys, type Craft, type Crafted } from '../../pki/crafted.case.js'
import {
  createForeign,
  fetchList,
  loadTrust,
  refreshLists,
  type Audience,
  type ForeignTrust,
} from '../../pki/index.js'
import { actor, doctor, readySpace, type Space } from '../../pki/space.case.js'
import {
  compose,
  composeCrl,
  extensions,
  keyPurposes,
  keySigner,
  type RdnTemplate,
} from '../../pki/x509/index.js'
import { silentLog } from '../base/index.js'
import { createTrust, type LiveTrust } from './index.js'

const day = 86_400_000
let space: Space
let foreign: ForeignTrust
let trust: LiveTrust
let changes: number
let ca: Crafted
let person: Crafted

const personSubject = (cn = '810002422979'): RdnTemplate[] => [
  [['C', 'FR']],
  [['title', 'Infirmier']],
  [
    ['SN', 'ROBERT'],
    ['GN', 'Jeanne'],
    ['CN', cn],
  ],
]
const authentication = [
  compose(extensions.keyUsage, ['digitalSignature'], true),
  compose(extensions.extendedKeyUsage, [keyPurposes.clientAuth]),
  compose(extensions.certificatePolicies, ['1.2.250.1.213.1.7.2.1.1.1.1']),
]
const holder = (subject: RdnTemplate[], options: Craft = {}): Promise<Crafted> =>
  craft({ issuer: ca, subject, extensions: authentication, over: dates(), ...options })
const dates = () => ({ notBefore: space.clock.at - day, notAfter: space.clock.at + 90 * day })

async function listOf(revoked: Crafted[] = [], options: { by?: Crafted; at?: number } = {}) {
  const issuer = options.by ?? ca
  const thisUpdate = (options.at ?? space.clock.at) - 1000
  const entries = revoked.map(({ certificate: { serial } }) => ({
    ...{ serial, revokedAt: thisUpdate, reason: 'keyCompromise' },
  }))
  const name = issuer.certificate.subject
  const template = {
    issuer: name,
    number: 1,
    thisUpdate,
    nextUpdate: thisUpdate + 7 * day,
    entries,
  }
  return (await composeCrl(template, keySigner(issuer.privateKey))).der
}

beforeEach(async () => {
  space = await readySpace()
  foreign = createForeign({ ...space.deps, mailDomains: space.deps.settings.mailDomains })
  changes = 0
  trust = createTrust({
    directory: {
      changes: () => changes,
      revision: () => space.directory.revision(),
      material: () => loadTrust(space.store),
      standing: (...asked) => space.directory.standing(...asked),
      mailboxesFor: (...asked) => space.directory.mailboxesFor(...asked),
      foreign,
    },
    record: async () => undefined,
    clock: space.clock,
    log: silentLog,
  })
  ca = await craft({ cn: 'AC IGC', extensions: caExtensions(0), over: dates() })
  person = await holder(personSubject())
})
afterEach(() => space.engine.close())

async function add(audience: Audience = 'people', crl?: Buffer): Promise<void> {
  await foreign.add({ certificate: ca.certificate, audience, actor, crl: crl ?? (await listOf()) })
  changes++
}
async function ask(...chain: Crafted[]): Promise<string> {
  const verdict = await trust.why(
    chain.map(({ certificate }) => certificate.der),
    'imap',
  )
  return verdict.admitted ? verdict.value.identity : verdict.rule
}
const enrol = () =>
  space.authority.enrolProfessional({
    ...{ rpps: '10002422979', family: 'ROBERT', given: 'Jeanne', profession: 'infirmier' },
    ...{ keyType: 'ecdsa', mailbox: 'jeanne.robert@medecin.pli.test', actor },
  })

describe('a certificate of others', () => {
  it('is foreign until its authority is trusted, and for its audience only', async () => {
    expect(await ask(person, ca)).toBe('foreign-authority')
    await add('organisations')
    expect(await ask(person, ca)).toBe('foreign-nobody')
    await foreign.remove(ca.certificate.fingerprint, actor)
    changes++
    expect(await ask(person, ca)).toBe('foreign-authority')
  })

  it('lets in whom the directory knows, with that person’s mailboxes', async () => {
    await add()
    await enrol()
    expect(await ask(person)).toBe('rpps:10002422979')
    await space.directory.setIdentityState('rpps:10002422979', 'suspended', actor)
    expect(await ask(person)).toBe('identity-suspended')
  })

  it('must be of now, not revoked, for authentication, and name somebody', async () => {
    await enrol()
    const over = { ...dates(), notAfter: space.clock.at - 5000 }
    const cases: [string, Crafted][] = [
      ['expired', await holder(personSubject(), { over })],
      ['bad-signature', await holder(personSubject(), { signWith: ecKeys().privateKey })],
      ['foreign-nobody', await holder(personSubject('810002422978'))],
      ['foreign-nobody', ca],
      [
        'wrong-extended-key-usage',
        await holder(personSubject(), {
          extensions: [compose(extensions.extendedKeyUsage, [keyPurposes.emailProtection])],
        }),
      ],
    ]
    await add()
    for (const [rule, crafted] of cases) expect(await ask(crafted)).toBe(rule)
    space.clock.at += 2000
    await foreign.setList(ca.certificate.fingerprint, await listOf([person]), actor)
    changes++
    expect(await ask(person)).toBe('revoked')
  })

  it('is refused without a list, and when the last one has expired', async () => {
    await enrol()
    await foreign.add({ certificate: ca.certificate, audience: 'people', actor })
    changes++
    expect(await ask(person)).toBe('foreign-crl-missing')
    await foreign.setList(ca.certificate.fingerprint, await listOf(), actor)
    changes++
    expect(await ask(person)).toBe('rpps:10002422979')
    space.clock.at += 8 * day
    expect(await ask(person)).toBe('foreign-crl-stale')
  })

  it('never stands for one of ours', async () => {
    await add()
    const ours = await space.authority.enrolProfessional({ ...doctor, keyType: 'ecdsa' })
    await space.authority.revoke({
      target: { serial: ours.certificate.serial },
      ...{ reason: 'keyCompromise', actor },
    })
    const chain = [ours.certificate, ...ours.chain].map(({ der }) => der)
    expect(await trust.why(chain, 'https')).toMatchObject({ rule: 'revoked' })
  })
})

describe('the queue', () => {
  const id = (): string => person.certificate.fingerprint

  it('holds who is unknown until an administrator accepts, who is then entered', async () => {
    await add()
    expect(await ask(person)).toBe('foreign-waiting')
    await foreign.noteClaim(person.certificate.der, 'rpps:10002422979')
    await foreign.noteClaim(person.certificate.der, 'rpps:10002422979')
    expect(await foreign.waiting()).toMatchObject([
      { identity: 'rpps:10002422979', state: 'waiting' },
    ])
    const mailbox = 'jeanne.robert@medecin.pli.test'
    await foreign.accept({ fingerprint: id().slice(0, 12), mailbox, actor })
    expect(await ask(person)).toBe('rpps:10002422979')
    expect(await space.directory.identity('rpps:10002422979')).toMatchObject({
      kind: 'professional',
    })
    expect(await foreign.waiting()).toEqual([])
    await foreign.refuse(id(), actor)
    expect(await ask(person)).toBe('foreign-refused')
    expect(space.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['trust.anchor-added', 'trust.claimed', 'trust.claim-decided']),
    )
  })

  it('binds an employee to the entry that the administrator names', async () => {
    await add()
    await enrol()
    const employee = await holder(personSubject('3750803447/CPET0002'))
    expect(await ask(employee)).toBe('foreign-waiting')
    await foreign.noteClaim(employee.certificate.der, 'employee:750803447/CPET0002')
    const { fingerprint } = employee.certificate
    await expect(foreign.accept({ fingerprint, actor })).rejects.toThrow(/--as/)
    const stranger = { fingerprint, as: 'rpps:10100997245', actor }
    await expect(foreign.accept(stranger)).rejects.toThrow(/not in the directory/)
    await foreign.accept({ fingerprint, as: 'rpps:10002422979', actor })
    expect(await ask(employee)).toBe('rpps:10002422979')
  })

  it('enters an organisation by its number', async () => {
    await add('organisations')
    const subject: RdnTemplate[] = [
      [['C', 'FR']],
      [['O', 'PHARMACIE DU MARCHÉ']],
      [['OU', '1750803447']],
      [['CN', 'logiciel']],
    ]
    const pharmacy = await holder(subject)
    expect(await ask(pharmacy)).toBe('foreign-waiting')
    await foreign.noteClaim(pharmacy.certificate.der, 'finess:750803447')
    const { fingerprint } = pharmacy.certificate
    await foreign.accept({ fingerprint, mailbox: 'officine@pharmacie.pli.test', actor })
    expect(await ask(pharmacy)).toBe('finess:750803447')
  })
})

describe('anchors and their lists', () => {
  it('are checked when they are given', async () => {
    await expect(
      foreign.add({ certificate: person.certificate, audience: 'people', actor }),
    ).rejects.toThrow(/no authority/)
    const other = await craft({ cn: 'AC IGC', extensions: caExtensions(0) })
    const forged = await listOf([], { by: other })
    await expect(add('people', forged)).rejects.toThrow(/signed by/)
    await add()
    await expect(add()).rejects.toThrow(/already/)
    const older = await listOf([], { at: space.clock.at - day })
    await expect(foreign.setList(ca.certificate.fingerprint, older, actor)).rejects.toThrow(/older/)
    await expect(foreign.remove('0123', actor)).rejects.toThrow(/fingerprint/)
  })

  it('are fetched over HTTP, and kept when they cannot be', async () => {
    let answer: Buffer | null = await listOf()
    const server: Server = createServer((_, response) => {
      response.statusCode = answer ? 200 : 503
      response.end(answer ?? '')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const crlUrl = `http://127.0.0.1:${port}/ca.crl`
    try {
      await foreign.add({
        certificate: ca.certificate,
        audience: 'people',
        sources: { crlUrl },
        actor,
      })
      expect(await refreshLists(foreign, actor)).toMatchObject([{ problem: null }])
      answer = null
      expect(await refreshLists(foreign, actor)).toMatchObject([
        { problem: expect.stringContaining('could not be fetched') as string },
      ])
      expect((await foreign.authorities())[0]?.full?.nextUpdate).toBeGreaterThan(space.clock.at)
      answer = Buffer.from('<html>')
      expect((await refreshLists(foreign, actor))[0]?.problem).not.toBeNull()
      await expect(fetchList('https://127.0.0.1/x')).rejects.toThrow(/http addresses only/)
    } finally {
      server.close()
    }
  })
})
