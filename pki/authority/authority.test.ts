import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isFault } from '../../server/base/index.js'
import {
  actor,
  doctor,
  emptySpace,
  pharmacy,
  readySpace,
  testVault,
  type Space,
} from '../space.case.js'
import { verifyPeer } from '../verify/index.js'
import { attributeOf, parseCrl } from '../x509/index.js'
import { createAuthority, loadTrust, storedSigners } from './index.js'

const day = 86_400_000
let space: Space

beforeAll(async () => {
  space = await readySpace()
})

const fault = (kind: string, message: RegExp): unknown =>
  expect.objectContaining({ kind, message: expect.stringMatching(message) })

describe('making the authorities', () => {
  it('makes four, once', async () => {
    const made = await space.authority.authorities()
    expect(made.map(({ name }) => name).sort()).toEqual([
      'organisations',
      'people',
      'root',
      'servers',
    ])
    const people = made.find(({ name }) => name === 'people')
    expect(people?.certificate.subject.text).toBe(
      'CN=AC Pli Personnes,OU=Espace de confiance de Essais,O=Pli,C=FR',
    )
    expect(people?.certificate.issuer.text).toContain('CN=AC racine Pli')
    await expect(space.authority.init({ name: 'Encore', actor })).rejects.toEqual(
      fault('already-exists', /already/),
    )
  })

  it('keeps private keys only as the vault wrapped them', async () => {
    const records = await space.store.read((tables) => tables.authorities.list())
    for (const { wrappedKey } of records) {
      expect(wrappedKey).not.toBeNull()
      expect(wrappedKey?.includes(Buffer.from('2a8648ce3d0201', 'hex'))).toBe(false)
    }
    const stranger = createAuthority({ ...space.deps, signers: storedSigners(testVault()) })
    await expect(stranger.enrolProfessional(doctor)).rejects.toEqual(fault('corrupt', /master key/))
  })

  it('says so when there is no authority yet', async () => {
    const empty = emptySpace()
    await expect(empty.authority.enrolProfessional(doctor)).rejects.toEqual(
      fault('not-found', /pli init/),
    )
    await empty.engine.close()
  })
})

describe('enrolling', () => {
  it('gives who stands in for a while an access that ends then, and nobody a longer one than others', async () => {
    const replacing = { ...doctor, rpps: '99700218896', keyType: 'ecdsa' } as const
    const end = (notAfter: number): Promise<number> =>
      space.authority
        .enrolProfessional({ ...replacing, notAfter, dryRun: true })
        .then(({ certificate }) => certificate.notAfter)
    const now = space.deps.clock.now()
    expect(await end(now + day)).toBe(Math.floor((now + day) / 1000) * 1000)
    expect(await end(now + 9 * 365 * day)).toBeLessThan(now + 4 * 365 * day)
    await expect(end(now - day)).rejects.toEqual(fault('syntax', /before it begins/))
  })

  it('gives the person a certificate, a mailbox and an entry, and records each', async () => {
    const from = space.events.length
    const enrolment = await space.authority.enrolProfessional({
      ...doctor,
      mailbox: 'Camille.Martin@medecin.pli.test',
    })
    expect(enrolment.mailbox).toBe('camille.martin@medecin.pli.test')
    expect(enrolment.certificate.altNames.email).toEqual(['camille.martin@medecin.pli.test'])
    expect(enrolment.certificate.crlUrls).toEqual(['http://127.0.0.1/crl/people.crl'])
    expect(enrolment.certificate.publicKey?.asymmetricKeyDetails?.modulusLength).toBe(2048)
    expect(space.events.slice(from).map(({ kind }) => kind)).toEqual([
      'professional.enrolled',
      'mailbox.created',
      'certificate.issued',
    ])
    expect(await space.directory.identity('rpps:10100997245')).toEqual({
      identity: 'rpps:10100997245',
      kind: 'professional',
      displayName: 'Dr Camille MARTIN (médecin)',
      state: 'active',
    })
  })

  it('gives the same person another certificate and another mailbox, whatever the accents', async () => {
    const again = await space.authority.enrolProfessional({
      ...doctor,
      family: 'Martin',
      keyType: 'ecdsa',
      mailbox: 'cabinet@medecin.pli.test',
    })
    expect(attributeOf(again.certificate.subject, 'SN')).toBe('MARTIN')
    expect(await space.directory.certificatesOf('rpps:10100997245')).toHaveLength(2)
    const people = await space.directory.professionals({ limit: 10 })
    expect(people.filter(({ rpps }) => rpps === doctor.rpps)).toHaveLength(1)
  })

  it.each([
    [{ family: 'DURAND' }, 'conflict', /family name "MARTIN"/],
    [{ profession: 'pharmacien' }, 'conflict', /profession/],
    [{ profession: 'sorcier' }, 'syntax', /professions: medecin/],
    [{ rpps: '10100997246' }, 'syntax', /check digit/],
    [{ given: 'x\u0000y' }, 'syntax', /name of a person/],
    [{ mailbox: 'a@elsewhere.test' }, 'denied', /not a domain of this gateway/],
    [{ mailbox: 'two words@medecin.pli.test' }, 'syntax', /not an address/],
    [{ keyType: 'dsa' as 'rsa' }, 'unsupported', /takes no dsa key/],
  ])('refuses %j and changes nothing', async (change, kind, message) => {
    const before = await space.directory.revision()
    const events = space.events.length
    await expect(space.authority.enrolProfessional({ ...doctor, ...change })).rejects.toEqual(
      fault(kind, message),
    )
    expect(await space.directory.revision()).toBe(before)
    expect(space.events).toHaveLength(events)
  })

  it('knows an organisation by either number', async () => {
    const first = await space.authority.enrolOrganisation({
      ...pharmacy,
      siret: '18751275100020',
      mailbox: 'officine@pharmacie.pli.test',
    })
    expect(first.identity).toBe('finess:750803447')
    const second = await space.authority.enrolOrganisation({
      siret: '18751275100020',
      name: 'Pharmacie du Marche',
      actor,
    })
    expect(second.identity).toBe('finess:750803447')
    expect(attributeOf(second.certificate.subject, 'OU')).toBe('318751275100020')
    expect(await space.directory.identity('siret:18751275100020')).toMatchObject({
      identity: 'finess:750803447',
    })
    await expect(
      space.authority.enrolOrganisation({ ...pharmacy, siret: '35600000000048' }),
    ).rejects.toEqual(fault('conflict', /SIRET/))
    await expect(space.authority.enrolOrganisation({ name: 'Sans numéro', actor })).rejects.toEqual(
      fault('syntax', /FINESS or a SIRET/),
    )
  })

  it('shortens a long name in the certificate only', async () => {
    const name = `CENTRE HOSPITALIER ${'DE LA GRANDE VALLÉE '.repeat(5)}`.trim()
    const { certificate } = await space.authority.enrolOrganisation({
      finess: '490000049',
      name,
      region: 'Maine-et-Loire (49)',
      actor,
    })
    expect([...(attributeOf(certificate.subject, 'O') ?? '')]).toHaveLength(64)
    expect((await space.directory.identity('finess:490000049'))?.displayName).toBe(name)
  })

  it('gives one mailbox to one of two who ask at once', async () => {
    const ask = (rpps: string, family: string) =>
      space.authority.enrolProfessional({
        ...{ ...doctor, rpps, family, keyType: 'ecdsa' as const },
        mailbox: 'disputed@medecin.pli.test',
      })
    const results = await Promise.allSettled([
      ask('10002422979', 'PETIT'),
      ask('99700218896', 'ROBERT'),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find((r) => r.status === 'rejected')
    expect(isFault(lost?.reason, 'already-exists')).toBe(true)
  })

  it('refuses server names and addresses that are none', async () => {
    for (const bad of [{ dnsNames: [] }, { dnsNames: ['a b'] }, { dnsNames: ['x'] }])
      await expect(space.authority.issueServer({ ...bad, actor })).rejects.toEqual(
        fault('syntax', /DNS name/),
      )
    await expect(
      space.authority.issueServer({ dnsNames: ['localhost'], ipAddresses: ['1.2.3'], actor }),
    ).rejects.toEqual(fault('syntax', /IP address/))
  })
})

describe('interruption', () => {
  it('before publishing leaves a reserved serial that nobody is told of', async () => {
    const store = {
      ...space.store,
      write: (unit: Parameters<typeof space.store.write>[0]) =>
        space.store.write(async (tables) => {
          const publish = () => Promise.reject(new Error('power cut'))
          return unit({ ...tables, certificates: { ...tables.certificates, publish } })
        }),
    } as typeof space.store
    const before = await space.directory.certificatesOf('rpps:99700075064')
    const dying = createAuthority({ ...space.deps, store })
    await expect(
      dying.enrolProfessional({ ...doctor, rpps: '99700075064', keyType: 'ecdsa' }),
    ).rejects.toThrow('power cut')
    expect(await space.directory.certificatesOf('rpps:99700075064')).toEqual(before)
    expect(await space.directory.identity('rpps:99700075064')).toBeUndefined()
  })
})

describe('revoking', () => {
  it('tells by number and by list, for one certificate', async () => {
    const { certificate } = await space.authority.enrolProfessional({ ...doctor, keyType: 'ecdsa' })
    const before = await space.directory.revision()
    const [record] = await space.authority.revoke({
      target: { serial: certificate.serial.toUpperCase() },
      reason: 'superseded',
      actor,
    })
    expect(record).toMatchObject({ state: 'revoked', reason: 'superseded' })
    expect(await space.directory.revision()).toBeGreaterThan(before)
    const known = await space.directory.certificate({ fingerprint: certificate.fingerprint })
    expect(known).toMatchObject({ state: 'revoked', reason: 'superseded' })
    const people = await space.authority.crl('people', 'full')
    expect(parseCrl(people?.der ?? Buffer.of()).entries.get(certificate.serial)?.reason).toBe(
      'superseded',
    )
    await expect(
      space.authority.revoke({
        target: { serial: certificate.serial },
        reason: 'superseded',
        actor,
      }),
    ).rejects.toEqual(fault('conflict', /revoked already/))
  })

  it('takes every certificate of an identity, by either of its numbers', async () => {
    const revoked = await space.authority.revoke({
      target: { identity: 'siret:18751275100020' },
      reason: 'cessationOfOperation',
      actor,
    })
    expect(revoked).toHaveLength(2)
    await expect(
      space.authority.revoke({
        target: { identity: 'finess:750803447' },
        reason: 'unspecified',
        actor,
      }),
    ).rejects.toEqual(fault('not-found', /no certificate that could be revoked/))
  })

  it('refuses what is unknown, and the root', async () => {
    const revoke = (target: { serial: string } | { identity: string }) =>
      space.authority.revoke({ target, reason: 'unspecified', actor })
    await expect(revoke({ serial: '0102' })).rejects.toEqual(fault('not-found', /serial/))
    const root = (await space.authority.authorities()).find(({ name }) => name === 'root')
    await expect(revoke({ serial: root?.certificate.serial ?? '' })).rejects.toEqual(
      fault('denied', /\broot\b/),
    )
  })

  it('of an issuing CA refuses everyone below it', async () => {
    const own = await readySpace()
    const { certificate } = await own.authority.enrolProfessional({ ...doctor, keyType: 'ecdsa' })
    const people = (await own.authority.authorities()).find(({ name }) => name === 'people')
    await own.authority.revoke({
      target: { serial: people?.certificate.serial ?? '' },
      reason: 'cACompromise',
      actor,
    })
    const trust = await loadTrust(own.store)
    const verdict = verifyPeer([certificate.der], {
      ...trust,
      at: own.clock.now(),
      purpose: 'client',
    })
    expect(verdict).toMatchObject({ admitted: false, rule: 'revoked' })
    await own.engine.close()
  })
})

describe('lists in time', () => {
  let own: Space
  afterEach(() => own.engine.close())

  it('are signed again after half of their life, or when a revocation is not told of yet', async () => {
    own = await readySpace()
    expect(await own.authority.refreshDueCrls(actor)).toEqual([])
    const { certificate } = await own.authority.enrolProfessional({ ...doctor, keyType: 'ecdsa' })
    await own.store.write(async ({ certificates, authorities }) => {
      await certificates.revoke(certificate.serial, 'keyCompromise', own.clock.now())
      await authorities.countRevocation('people', certificate.serial)
    })
    expect(await own.authority.refreshDueCrls(actor)).toEqual(['people'])
    own.clock.at += 4 * day
    expect(await own.authority.refreshDueCrls(actor)).toHaveLength(4)
    expect(await own.authority.refreshDueCrls(actor)).toEqual([])
    const trust = await loadTrust(own.store)
    expect(trust.crls.size).toBe(4)
    for (const crl of trust.crls.values()) expect(crl.nextUpdate).toBeGreaterThan(own.clock.at)
  })

  it('that are damaged count as missing', async () => {
    own = await readySpace()
    await own.store.write(({ crls }) =>
      crls.set('people', 'full', { der: Buffer.from('junk'), number: 9, nextUpdate: 9 }),
    )
    expect((await loadTrust(own.store)).crls.size).toBe(3)
  })

  it('are not signed, nor is anything, by a clock that went back', async () => {
    own = await readySpace()
    own.clock.at -= 2 * day
    const refused = fault('unavailable', /clock is behind/)
    await expect(own.authority.refreshCrl('people', actor)).rejects.toEqual(refused)
    await expect(own.authority.enrolProfessional(doctor)).rejects.toEqual(refused)
  })

  it('that cannot be signed do not undo a revocation', async () => {
    own = await readySpace()
    const { certificate } = await own.authority.enrolProfessional({ ...doctor, keyType: 'ecdsa' })
    const blind = createAuthority({ ...own.deps, signers: storedSigners(testVault()) })
    const { serial, fingerprint } = certificate
    await expect(
      blind.revoke({ target: { serial }, reason: 'keyCompromise', actor }),
    ).rejects.toEqual(fault('corrupt', /^revoked, but/))
    expect(await own.directory.certificate({ fingerprint })).toMatchObject({ state: 'revoked' })
    expect(await own.authority.refreshDueCrls(actor)).toEqual(['people'])
  })

  it('nothing outlives its issuer', async () => {
    own = await readySpace()
    own.clock.at += 9 * 365 * day
    const { certificate, chain } = await own.authority.issueServer({
      dnsNames: ['localhost'],
      actor,
    })
    expect(certificate.notAfter).toBe(chain[0]?.notAfter)
    own.clock.at += 2 * 365 * day
    await expect(own.authority.issueServer({ dnsNames: ['localhost'], actor })).rejects.toEqual(
      fault('unavailable', /expired/),
    )
  })
})
