/** GnuPG as the other side: it opens and verifies ours, we open and verify its own, certifications hold both ways. */

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isFault } from '../../../server/base/index.js'
import * as openPgp from './index.js'
import type { MadeKey, OpenedKey } from './index.js'

const there = spawnSync('gpg', ['--version']).status === 0
// Short: GnuPG puts a socket beside its keys.
const home = mkdtempSync(join(tmpdir(), 'pli-gpg-'))
const now = Date.now()
const content = Buffer.from('Content-Type: text/plain\r\n\r\nOrdonnance, été\r\n'.repeat(500))
const passphrase = 'phrase de passe'
const doctor = { name: 'Dr Camille MARTIN', address: 'camille.martin@medecin.pli.test' }
const pharmacist = 'Alex DURAND <alex.durand@pharmacie.pli.test>'

let ours: MadeKey
let opened: OpenedKey
let theirs: string

const base = ['--homedir', home, '--batch', '--yes', '--trust-model', 'always', '--pinentry-mode']
function gpg(args: readonly string[], input?: Uint8Array | string): Buffer {
  return execFileSync('gpg', [...base, 'loopback', '--passphrase', passphrase, ...args], {
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  })
}
function status(args: readonly string[], input: Uint8Array | string): string {
  const fixed = [...base, 'loopback', '--passphrase', passphrase, '--status-fd', '1']
  return spawnSync('gpg', [...fixed, ...args], { input }).stdout.toString()
}

describe.skipIf(!there)('with GnuPG (skipped where it is not installed)', () => {
  beforeAll(async () => {
    ours = await openPgp.makeKey({ ...doctor, passphrase, now, lifetimeMs: 365 * 86_400_000 })
    opened = await openPgp.openSecret(ours.secret, passphrase, now)
    gpg(['--quick-gen-key', pharmacist, 'ed25519', 'cert,sign', '1y'])
    const listed = gpg(['--with-colons', '--list-keys', 'alex.durand@pharmacie.pli.test'])
    const fingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(listed.toString())?.[1] ?? ''
    gpg(['--quick-add-key', fingerprint, 'cv25519', 'encr', '1y'])
    theirs = gpg(['--armor', '--export', pharmacist]).toString()
    gpg(['--import'], ours.secret)
  }, 60_000)
  afterAll(() => {
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'gpg-agent'])
    rmSync(home, { recursive: true, force: true })
  })

  it('reads its keys, and it reads ours', async () => {
    expect(await openPgp.readKey(theirs, Date.now())).toMatchObject({
      version: 4,
      owners: [{ name: 'Alex DURAND', address: 'alex.durand@pharmacie.pli.test' }],
      canEncrypt: true,
      canSign: true,
    })
    const listed = gpg(['--with-colons', '--list-keys', doctor.address]).toString()
    expect(listed).toContain(ours.info.fingerprint)
    expect(listed).toMatch(/^sub:.*:e:/m)
  })

  it('opens what it encrypts and signs', async () => {
    const made = gpg(
      [
        '--encrypt',
        '--sign',
        '--recipient',
        doctor.address,
        '-u',
        'alex.durand@pharmacie.pli.test',
      ],
      content,
    )
    const back = await openPgp.decrypt({
      message: made,
      keys: [opened],
      verifyWith: [theirs],
      now: Date.now(),
    })
    expect(Buffer.from(back.content)).toEqual(content)
    expect(back.signatures).toMatchObject([{ state: 'valid' }])
  })

  it('encrypts and signs what it opens', async () => {
    const message = await openPgp.encrypt({
      content,
      to: [theirs, ours.public],
      signers: [opened],
      now: Date.now(),
    })
    expect(gpg(['--decrypt'], message)).toEqual(content)
    const said = status(['--decrypt'], message)
    expect(said).toMatch(/^\[GNUPG:\] DECRYPTION_OKAY/m)
    expect(said).toMatch(new RegExp(`^\\[GNUPG:\\] VALIDSIG ${ours.info.fingerprint}`, 'm'))
  })

  it('signs beside, and so does it', async () => {
    const file = join(home, 'entity')
    writeFileSync(file, content)
    const { signature } = await openPgp.sign(content, opened, Date.now())
    writeFileSync(`${file}.asc`, signature)
    const said = status(['--verify', `${file}.asc`, file], '')
    expect(said).toMatch(new RegExp(`VALIDSIG ${ours.info.fingerprint}`))
    gpg(['--armor', '--detach-sign', '-u', 'alex.durand@pharmacie.pli.test', file])
    const made = readFileSync(`${file}.asc`, 'utf8')
    const question = { content, keys: [theirs], now: Date.now() }
    expect(await openPgp.verify({ ...question, signature: made })).toMatchObject([
      { state: 'valid' },
    ])
  })

  it('shows nothing of what was altered on the way', async () => {
    const made = gpg(['--encrypt', '--recipient', doctor.address], content)
    for (const at of [made.length - 1, made.length - 200, made.length - 2000]) {
      const message = Buffer.from(made)
      message[at] = (message[at] ?? 0) ^ 0x20
      const outcome = await openPgp.decrypt({ message, keys: [opened], now: Date.now() }).then(
        () => 'opened',
        (error: unknown) => (isFault(error) ? error.kind : 'bug'),
      )
      expect(outcome).toBe('corrupt')
    }
  })

  it('certifies keys as the directory does, and it sees the certification', async () => {
    const certified = await openPgp.certifyKey({
      key: theirs,
      address: 'alex.durand@pharmacie.pli.test',
      certifier: opened,
      now: Date.now(),
      lifetimeMs: 90 * 86_400_000,
    })
    gpg(['--import'], certified)
    const seen = gpg(['--with-colons', '--check-signatures', 'alex.durand@pharmacie.pli.test'])
    const keyId = ours.info.fingerprint.slice(-16)
    expect(seen.toString()).toMatch(new RegExp(`^sig:!:[^:]*:[^:]*:${keyId}:`, 'm'))
  })

  it('finds a certification that it made', async () => {
    gpg(['--import'], ours.public)
    gpg(['-u', 'alex.durand@pharmacie.pli.test', '--quick-sign-key', ours.info.fingerprint])
    const key = gpg(['--armor', '--export', doctor.address]).toString()
    const asked = { key, address: doctor.address, now: Date.now() }
    expect(await openPgp.isCertifiedBy({ ...asked, certifiers: [theirs] })).toMatchObject({
      isCertified: true,
    })
  })

  it('prolongs and revokes in a way that it understands', async () => {
    const longer = await openPgp.prolong(opened, now + 800 * 86_400_000, Date.now())
    gpg(['--import'], longer.publicKey)
    const ends = /^pub:[^:]*:[^:]*:[^:]*:[^:]*:[^:]*:(\d+)/m
    const [, end] =
      ends.exec(gpg(['--with-colons', '--list-keys', doctor.address]).toString()) ?? []
    expect(Math.abs(Number(end) * 1000 - (now + 800 * 86_400_000))).toBeLessThan(2000)
    const revoked = await openPgp.revoke(longer, 'lost', Date.now())
    gpg(['--import'], revoked.publicKey)
    const listed = gpg(['--with-colons', '--list-keys', doctor.address]).toString()
    expect(listed).toMatch(/^pub:r:/m)
  })
})
