/** The directory of keys: published, certified, found by our client and by foreign tools, and gone when it must be. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  directoryKey,
  holderOf,
  keysOf,
  publishKey,
  revocationFor,
  withdrawKey,
} from '../../../client/gateway/index.js'
import { openPgp } from '../../../client/keys/index.js'
import { openDecryption, openSigning, tlsLink } from '../../../client/mail/index.js'
import { zBase32 } from '../../../pki/mail-keys/web-key-directory.js'
import { systemClock } from '../../base/index.js'
import { isMissing, run } from '../foreign.js'
import { Space, startInProcess, type InProcess, type Member } from '../harness.js'

let space: Space
let house: InProcess
let doctor: Member
let colleague: Member
let pharmacy: Member

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor', 'doctor', { mail: true })
  colleague = await space.enrol('colleague')
  pharmacy = await space.enrol('pharmacy', 'pharmacy', { mail: true })
  house = await startInProcess(space)
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

const now = (): number => systemClock.now()

async function keyFor(address: string, more: Partial<Parameters<typeof openPgp.makeKey>[0]> = {}) {
  const order = { name: 'Essai', address, passphrase: null, now: now(), lifetimeMs: null }
  return openPgp.makeKey({ ...order, ...more })
}

interface Told {
  readonly status: string
  readonly file: string
}

/** Asks with curl as `member`; the answer lies in a file. */
async function curl(member: Member | null, path: string, ...more: string[]): Promise<Told> {
  const { https: port } = house.ports
  const file = space.path('answer')
  const shown = member
    ? ['--cert', `${member.folder}/cert.pem`, '--key', `${member.folder}/key.pem`]
    : []
  const { out } = await run('curl', [
    ...['-sS', '--cacert', `${space.root}/ca/root.pem`, ...shown, '-o', file],
    ...['-w', '%{http_code}', ...more, `https://localhost:${port}${path}`],
  ])
  return { status: out, file }
}

describe('the keys of a mailbox', () => {
  it('are told with the holder, his name and profession', async () => {
    const keys = await keysOf(tlsLink(pharmacy.identity), doctor.mailbox.toUpperCase())
    expect(keys.holder).toEqual({
      ...{ identity: doctor.name, name: 'Camille MARTIN', profession: 'Médecin' },
    })
    const signing = await openSigning(doctor.identity)
    const [opening] = await openDecryption(doctor.identity)
    const serials = (list: readonly { serial: string }[]): string[] => list.map((c) => c.serial)
    expect(serials(keys.certificates.signature)).toEqual([signing?.certificate.serial])
    expect(serials(keys.certificates.encryption)).toEqual([opening?.certificate.serial])
    expect(await holderOf(tlsLink(doctor.identity), pharmacy.mailbox)).toEqual({
      ...{ identity: pharmacy.name, name: 'PHARMACIE DES LILAS', profession: null },
    })
  })

  it('are none for an address that nobody holds', async () => {
    const keys = await keysOf(tlsLink(doctor.identity), 'personne@medecin.pli.test')
    expect(keys).toMatchObject({ holder: null, openPgp: null, certificates: { encryption: [] } })
  })

  it('come with the lists of those who certified them', async () => {
    const { certificates } = await keysOf(tlsLink(pharmacy.identity), doctor.mailbox)
    const lists = await revocationFor(tlsLink(doctor.identity), certificates.signature, systemClock)
    expect(lists).toHaveLength(1)
    expect(lists[0]?.issuer.key).toBe(certificates.signature[0]?.issuer.key)
  })
})

describe('a published OpenPGP key', () => {
  it('is certified by the directory, for its holder’s address alone', async () => {
    const made = await keyFor(doctor.mailbox)
    const told = await publishKey(tlsLink(doctor.identity), doctor.mailbox, made.public)
    expect(told.fingerprint).toBe(made.info.fingerprint)
    const found = await keysOf(tlsLink(pharmacy.identity), doctor.mailbox)
    expect(found.openPgp?.fingerprint).toBe(made.info.fingerprint)
    const certified = await openPgp.isCertifiedBy({
      ...{ key: found.openPgp?.armored ?? '', address: doctor.mailbox, now: now() },
      certifiers: [await directoryKey(tlsLink(pharmacy.identity))],
    })
    expect(certified).toMatchObject({ isCertified: true })
  })

  it('is refused for another’s mailbox, another’s address, a past end, or a secret', async () => {
    const own = await keyFor(colleague.mailbox)
    const publishing = (member: Member, address: string, key: string) =>
      publishKey(tlsLink(member.identity), address, key).catch((error: Error) => error)
    expect(await publishing(colleague, doctor.mailbox, own.public)).toMatchObject({
      kind: 'denied',
      message: expect.stringContaining('gérer la boîte') as string,
    })
    const odd = await keyFor('autre@medecin.pli.test')
    expect(await publishing(colleague, colleague.mailbox, odd.public)).toMatchObject({
      message: expect.stringContaining('ne porte pas l’adresse') as string,
    })
    const day = 86_400_000
    const over = await keyFor(colleague.mailbox, { now: now() - 2 * day, lifetimeMs: day })
    expect(await publishing(colleague, colleague.mailbox, over.public)).toMatchObject({
      kind: 'denied',
    })
    expect(await publishing(colleague, colleague.mailbox, own.secret)).toMatchObject({
      kind: 'denied',
    })
    expect(await publishing(colleague, colleague.mailbox, 'x'.repeat(70_000))).toMatchObject({
      kind: 'too-large',
    })
    expect((await keysOf(tlsLink(doctor.identity), colleague.mailbox)).openPgp).toBeNull()
  })

  it('is replaced by the next one, and taken back by its holder', async () => {
    const [first, second] = [await keyFor(pharmacy.mailbox), await keyFor(pharmacy.mailbox)]
    await publishKey(tlsLink(pharmacy.identity), pharmacy.mailbox, first.public)
    await publishKey(tlsLink(pharmacy.identity), pharmacy.mailbox, second.public)
    const found = await keysOf(tlsLink(doctor.identity), pharmacy.mailbox)
    expect(found.openPgp?.fingerprint).toBe(second.info.fingerprint)
    await withdrawKey(tlsLink(pharmacy.identity), pharmacy.mailbox)
    expect((await keysOf(tlsLink(doctor.identity), pharmacy.mailbox)).openPgp).toBeNull()
    await expect(withdrawKey(tlsLink(pharmacy.identity), pharmacy.mailbox)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  it('leaves a trail in the log, with fingerprints and no content', async () => {
    const events = await space.withData((data) =>
      data.readAudit('pki', async (table) => table.after(0, 1000)),
    )
    const text = events.map(({ entry }) => entry.toString('utf8')).join('\n')
    for (const kind of [
      'openpgp-directory-key.made',
      'openpgp-key.published',
      'openpgp-key.withdrawn',
    ])
      expect(text).toContain(kind)
    expect(text).not.toContain('BEGIN PGP')
  })
})

describe.skipIf(isMissing('curl', 'gpg'))('foreign tools', () => {
  let home: string
  beforeAll(() => {
    // Short: the agent's socket lies in it.
    home = mkdtempSync(join(tmpdir(), 'gpg-'))
  })
  afterAll(async () => {
    await run('gpgconf', ['--homedir', home, '--kill', 'all'])
    rmSync(home, { recursive: true, force: true })
  })
  const gpg = (...args: string[]) => run('gpg', ['--homedir', home, '--batch', ...args])

  it('find the key where gpg --locate-keys looks, and gpg encrypts to it', async () => {
    // What GnuPG computes of the address is where we serve it.
    const made = await keyFor(doctor.mailbox)
    await publishKey(tlsLink(doctor.identity), doctor.mailbox, made.public)
    writeFileSync(space.path('made.asc'), made.public)
    await gpg('--import', space.path('made.asc'))
    const { out } = await gpg('--with-wkd-hash', '--list-keys', doctor.mailbox)
    const hash = /([a-z0-9]{32})@medecin\.pli\.test/.exec(out)?.[1]
    expect(hash, out).toBeDefined()
    const { status, file } = await curl(
      pharmacy,
      `/.well-known/openpgpkey/medecin.pli.test/hu/${hash}?l=camille.martin`,
    )
    expect(status).toBe('200')
    const { err } = await gpg('--import', file)
    expect(err).toContain(made.info.fingerprint.slice(-16))
    const shown = await curl(pharmacy, '/keys/directory.asc')
    expect((await gpg('--import', shown.file)).code).toBe(0)
    const checked = await gpg('--check-signatures', '--with-colons', doctor.mailbox)
    expect(checked.out).toMatch(/^sig:!:.*Annuaire Pli localhost/m)
    writeFileSync(space.path('clear'), 'ordonnance')
    const armored = space.path('sealed.asc')
    const sealed = await gpg(
      ...['--trust-model', 'always', '-r', doctor.mailbox, '-a', '-o', armored],
      ...['-e', space.path('clear')],
    )
    expect(sealed.code, sealed.err).toBe(0)
    const secret = await openPgp.openSecret(made.secret, null, now())
    const { content } = await openPgp.decrypt({
      ...{ message: readFileSync(armored, 'utf8'), keys: [secret], now: now() },
    })
    expect(Buffer.from(content).toString()).toBe('ordonnance')
  })

  it('find certificates by address (RFC 4387)', async () => {
    const { status, file } = await curl(
      doctor,
      `/certificates/search.cgi?email=${pharmacy.mailbox}`,
    )
    expect(status).toBe('200')
    const body = readFileSync(file)
    expect(body.toString('latin1').match(/Content-Type: application\/pkix-cert/g)).toHaveLength(2)
    expect((await curl(doctor, '/certificates/search.cgi?email=x@y.test')).status).toBe('404')
    expect((await curl(doctor, '/certificates/search.cgi?name=x')).status).toBe('400')
  })

  it('get a policy, and nothing without a certificate that is admitted', async () => {
    expect((await curl(doctor, '/.well-known/openpgpkey/policy')).status).toBe('200')
    expect((await curl(doctor, '/.well-known/openpgpkey/a.test/hu/abc')).status).toBe('404')
    for (const path of [`/keys/${doctor.mailbox}`, '/.well-known/openpgpkey/policy'])
      expect((await curl(null, path)).status).not.toBe('200')
  })
})

describe('nobody is told of', () => {
  it('a red-listed mailbox, but those who may open it', async () => {
    await space.withData(({ pki }) =>
      pki.write((tables) =>
        tables.mailboxes.setDetails(pharmacy.mailbox, {
          ...{ redList: true, description: null, service: null, responsible: null },
        }),
      ),
    )
    expect((await keysOf(tlsLink(doctor.identity), pharmacy.mailbox)).holder).toBeNull()
    expect((await keysOf(tlsLink(pharmacy.identity), pharmacy.mailbox)).holder).not.toBeNull()
  })

  it('the keys of a holder whose certificates are revoked, from that moment on and afterwards', async () => {
    await publishKey(
      tlsLink(colleague.identity),
      colleague.mailbox,
      (await keyFor(colleague.mailbox)).public,
    )
    expect((await keysOf(tlsLink(doctor.identity), colleague.mailbox)).openPgp).not.toBeNull()
    const revoke = (reason: 'certificateHold' | 'keyCompromise') =>
      space.withData(({ authority }) =>
        authority.revoke({ target: { identity: colleague.name }, reason, actor: 'test' }),
      )
    await revoke('certificateHold')
    expect((await keysOf(tlsLink(doctor.identity), colleague.mailbox)).openPgp).toBeNull()
    await space.withData(({ authority }) =>
      authority.release({ target: { identity: colleague.name }, actor: 'test' }),
    )
    expect((await keysOf(tlsLink(doctor.identity), colleague.mailbox)).openPgp).not.toBeNull()
    await revoke('keyCompromise')
    expect((await keysOf(tlsLink(doctor.identity), colleague.mailbox)).openPgp).toBeNull()
    // Enrolled again: the key of before is not back.
    colleague = await space.enrol('colleague', 'colleague-2')
    expect((await keysOf(tlsLink(doctor.identity), colleague.mailbox)).openPgp).toBeNull()
  })

  it('the keys of a mailbox that was closed', async () => {
    await space.withData(({ directory }) =>
      directory.setMailboxState(doctor.mailbox, 'closed', 'test'),
    )
    const keys = await keysOf(tlsLink(pharmacy.identity), doctor.mailbox)
    expect(keys).toMatchObject({ holder: null, openPgp: null })
    const record = await space.withData(({ pki }) =>
      pki.read((tables) => tables.pgpKeys.get(doctor.mailbox)),
    )
    expect(record).toBeUndefined()
  })
})

it('z-base-32 is that of the drafts', () => {
  expect(zBase32(Buffer.from([0xf0, 0xbf, 0xc7]))).toBe('6n9hq')
  expect(zBase32(Buffer.from([0xd4, 0x7a, 0x04]))).toBe('4t7ye')
})
