/** `pli keys …` against a whole gateway, and GnuPG as the program that a key comes from and goes to. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pli, startSpace, type Ran, type Space } from './gateway.case.js'

const passphrase = 'une longue phrase de passe'
const doctorAddress = 'camille.martin@medecin.pli.test'

let space: Space
let file: string
beforeAll(async () => {
  space = await startSpace()
  file = join(space.folder, 'phrase')
  writeFileSync(file, `${passphrase}\n`)
})
afterAll(() => space.close())

const json = <T>({ out }: Ran): T => JSON.parse(out.text) as T
const keys = (...args: string[]) => pli(['keys', ...args])
const inFolder = (name: string) => join(space.doctor, 'openpgp', name)

describe('pli keys', () => {
  it('says how to make a key where there is none', async () => {
    const none = await keys('publish', '--as', space.doctor)
    expect(none.code).toBe(1)
    expect(none.err.text).toContain('pli keys make')
  })

  it('makes one under a passphrase, readable by its holder alone', async () => {
    const unattended = await keys('make', '--as', space.doctor)
    expect(unattended.code).toBe(2)
    const made = await keys('make', '--as', space.doctor, '--passphrase-file', file, '--json')
    expect(made.err.text).toBe('')
    const { fingerprint, revocation } = json<{ fingerprint: string; revocation: string }>(made)
    expect(fingerprint).toMatch(/^[0-9A-F]{40}$/)
    expect(readFileSync(revocation, 'utf8')).toContain('BEGIN PGP PUBLIC KEY BLOCK')
    for (const name of ['secret.asc', `revocation-${fingerprint}.asc`]) {
      expect(statSync(inFolder(name)).mode & 0o077).toBe(0)
    }
    expect(readFileSync(inFolder('secret.asc'), 'utf8')).toContain('BEGIN PGP PRIVATE KEY BLOCK')
    const again = await keys('make', '--as', space.doctor, '--passphrase-file', file)
    expect(again.err.text).toContain('pli keys renew')
  })

  it('publishes it, and the directory vouches for it to others', async () => {
    const before = await keys('show', doctorAddress, '--as', space.pharmacy, '--json')
    expect(json<{ openPgp: unknown }>(before).openPgp).toBeNull()
    const published = await keys('publish', '--as', space.doctor)
    expect(published.out.text).toContain('certifiée par l’annuaire')
    const shown = await keys('show', doctorAddress, '--as', space.pharmacy)
    expect(shown.err.text).toBe('')
    expect(shown.out.text).toMatch(/Titulaire : .*MARTIN.*rpps:10100997245/)
    expect(shown.out.text).toMatch(/OpenPGP : ([0-9A-F]{4} ){9}[0-9A-F]{4}, jusqu’au/)
    expect(shown.out.text).toMatch(/S\/MIME : certificat/)
    const unknown = await keys('show', 'personne@medecin.pli.test', '--as', space.pharmacy)
    expect(unknown.out.text).toContain('inconnu de l’annuaire')
    expect(unknown.out.text).toContain('Aucune clé')
  })

  it('prolongs it, changes it and keeps what it read with', async () => {
    const [one] = json<{ id: string; until: number }[]>(
      await keys('list', '--as', space.doctor, '--json'),
    )
    const same = ['--as', space.doctor, '--passphrase-file', file, '--json']
    const longer = json<{ fingerprint: string; expiresAt: number }>(
      await keys('renew', ...same, '--years', '5'),
    )
    expect(longer.fingerprint).toBe(one?.id)
    expect(longer.expiresAt).toBeGreaterThan((one?.until ?? 0) + 300 * 86_400_000)
    const next = json<{ fingerprint: string; supersedes: string }>(
      await keys('renew', ...same, '--new-key'),
    )
    expect(next.supersedes).toBe(one?.id)
    expect(readdirSync(inFolder('old'))).toEqual([`${one?.id}.asc`])
    const table = await keys('list', '--as', space.doctor)
    expect(table.out.text).toMatch(/OpenPGP +en usage.*\n.*OpenPGP +gardée pour lire/)
    expect(table.out.text).toMatch(/Signature +en usage/)
  })

  it('changes the passphrase of all of them', async () => {
    const next = join(space.folder, 'phrase 2')
    writeFileSync(next, 'une autre phrase de passe')
    const short = join(space.folder, 'courte')
    writeFileSync(short, 'courte')
    const args = ['passphrase', '--as', space.doctor, '--passphrase-file', file]
    expect((await keys(...args, '--new-passphrase-file', short)).err.text).toContain('au moins 12')
    const changed = await keys(...args, '--new-passphrase-file', next)
    expect(changed.out.text).toContain('2 clé(s)')
    expect((await keys(...args, '--new-passphrase-file', next)).code).toBe(1)
    const back = ['passphrase', '--as', space.doctor, '--passphrase-file', next]
    expect((await keys(...back, '--new-passphrase-file', file)).code).toBe(0)
  })

  it('revokes it and takes it out of the directory', async () => {
    const args = ['revoke', '--as', space.doctor, '--passphrase-file', file]
    expect((await keys(...args)).code).toBe(2)
    const revoked = await keys(...args, '--yes')
    expect(revoked.err.text).toContain('export-public')
    expect(revoked.out.text).toContain('révoquée')
    const shown = await keys('show', doctorAddress, '--as', space.pharmacy, '--json')
    expect(json<{ openPgp: unknown }>(shown).openPgp).toBeNull()
    const exported = await keys('export-public', '--as', space.doctor)
    expect(exported.out.text).toContain('BEGIN PGP PUBLIC KEY BLOCK')
    expect((await keys('renew', '--as', space.doctor, '--passphrase-file', file)).code).toBe(1)
  })
})

const there = spawnSync('gpg', ['--version']).status === 0

describe.skipIf(!there)('with GnuPG (skipped where it is not installed)', () => {
  const home = mkdtempSync(join(tmpdir(), 'pli-gpg-'))
  afterAll(() => {
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'gpg-agent'])
    rmSync(home, { recursive: true, force: true })
  })
  const gpg = (...args: string[]) => {
    const fixed = ['--homedir', home, '--batch', '--pinentry-mode', 'loopback']
    const ran = spawnSync('gpg', [...fixed, '--passphrase', passphrase, ...args])
    if (ran.status !== 0) throw new Error(ran.stderr.toString())
    return ran.stdout.toString()
  }

  it('takes a key made there, and publishes it', async () => {
    const owner = 'PHARMACIE DU CENTRE <officine@pharmacie.pli.test>'
    gpg('--quick-gen-key', owner, 'default', 'default', '2y')
    const secret = join(space.folder, 'secret.asc')
    writeFileSync(secret, gpg('--armor', '--export-secret-keys', owner))
    const args = ['import', secret, '--as', space.pharmacy, '--passphrase-file']
    const wrong = join(space.folder, 'fausse')
    writeFileSync(wrong, 'fausse phrase de passe')
    expect((await keys(...args, wrong)).code).toBe(1)
    const taken = await keys(...args, file)
    expect(taken.err.text).toContain('pli keys publish')
    expect((await keys('publish', '--as', space.pharmacy)).code).toBe(0)
    const foreign = await keys('import', secret, '--as', space.doctor, '--passphrase-file', file)
    expect(foreign.code).toBe(1)
    const other = ['import', secret, '--as', space.doctor, '--passphrase-file', file, '--replace']
    expect((await keys(...other)).err.text).toContain('pas au nom de')
    // What the directory certified goes back to GnuPG, which sees the certification.
    const certified = join(space.folder, 'certified.asc')
    expect((await keys('export-public', '--as', space.pharmacy, '--out', certified)).code).toBe(0)
    gpg('--import', certified)
    const signers = gpg('--with-colons', '--list-sigs', owner).match(/^sig:.*$/gm) ?? []
    expect(new Set(signers.map((line) => line.split(':')[4])).size).toBe(2)
  })
})
