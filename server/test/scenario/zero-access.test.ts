/** Zero-access mailboxes: what arrives is opened by its holder alone, with foreign tools too, and never lies in clear. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishKey, withdrawKey } from '../../../client/gateway/index.js'
import { tlsLink } from '../../../client/mail/index.js'
import { openPgp } from '../../../client/keys/index.js'
import { withImap } from '../../../client/mail/imap.js'
import { setZeroAccess } from '../../../pki/index.js'
import { systemClock } from '../../base/index.js'
import { filesUnder, findText } from '../files.js'
import { isMissing, run } from '../foreign.js'
import { pli, Space, startInProcess, type InProcess, type Member } from '../harness.js'
import { belowTrace, readFolder, readLast } from '../read-back.js'
import { openSmtp, submitOn, type Reply } from '../wire.js'

let space: Space
let house: InProcess
let doctor: Member
let pharmacy: Member
let colleague: Member
let key: openPgp.MadeKey

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor', 'doctor', { mail: true })
  pharmacy = await space.enrol('pharmacy', 'pharmacy')
  colleague = await space.enrol('colleague')
  house = await startInProcess(space)
  const now = systemClock.now()
  const order = { name: 'Officine', address: pharmacy.mailbox, passphrase: null, now }
  key = await openPgp.makeKey({ ...order, lifetimeMs: null })
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

const set = (address: string, on: boolean) =>
  space.withData((data) => setZeroAccess({ store: data.pki, ...data }, { address, on, actor: 't' }))

const marker = 'Mrk-Zero-5d17c9e20b84'
const subject = 'Mrk-Objet-77f0ab31c2de'

const letter = (more: readonly string[] = [], filler = ''): string =>
  [
    `From: Docteur <${doctor.mailbox}>`,
    `To: ${pharmacy.mailbox}, ${colleague.mailbox}`,
    `Subject: ${subject}`,
    'Date: Mon, 2 Feb 2026 09:00:00 +0100',
    'Message-ID: <zero@a.test>',
    ...more,
    '',
    `${marker}\r\n${filler}`,
  ].join('\r\n')

async function send(to: readonly Member[], message: string): Promise<Reply> {
  const wire = await openSmtp(house.ports.submission, doctor)
  const reply = await submitOn(
    ...([wire, doctor.mailbox, to.map(({ mailbox }) => mailbox), message] as const),
  )
  wire.end()
  return reply
}

/** The armored part of a PGP/MIME message. */
const armoredIn = (raw: Buffer): string =>
  /-----BEGIN PGP MESSAGE-----[^]*-----END PGP MESSAGE-----/.exec(raw.toString('latin1'))?.[0] ?? ''

async function decrypted(raw: Buffer): Promise<string> {
  const now = systemClock.now()
  const opened = await openPgp.openSecret(key.secret, null, now)
  const { content } = await openPgp.decrypt({ message: armoredIn(raw), keys: [opened], now })
  return Buffer.from(content).toString('latin1')
}

describe('a mailbox', () => {
  it('becomes zero-access only when its holder has a key', async () => {
    await expect(set(pharmacy.mailbox, true)).rejects.toMatchObject({ kind: 'conflict' })
    await publishKey(tlsLink(pharmacy.identity), pharmacy.mailbox, key.public)
    expect(await set(pharmacy.mailbox, true)).toEqual({ wasSo: false, key: key.info.fingerprint })
    expect(await set(pharmacy.mailbox, true)).toMatchObject({ wasSo: true })
  })

  it('is switched by the operator, who is told what is lost', async () => {
    const asked = ['mailbox', 'zero-access', 'on', doctor.mailbox, '--data', space.root]
    const refused = await pli(asked)
    expect(refused.code).toBe(2)
    expect(refused.err + refused.out).toContain('la recherche dans les textes')
    expect((await pli([...asked, '--dry-run'])).code).toBe(0)
    expect((await pli([...asked, '--yes'])).out).toContain('chiffré pour la clé')
    expect((await pli(['mailbox', 'zero-access', 'off', ...asked.slice(3)])).code).toBe(0)
  })
})

describe('what arrives', () => {
  it('is enciphered for the holder, and kept as ever for the others', async () => {
    expect(await send([pharmacy, colleague], letter())).toMatchObject({ code: 250 })
    const raw = await readLast(pharmacy)
    const text = raw.toString('latin1')
    expect(text).toMatch(/^Subject: \[\.\.\.\]\r$/m)
    expect(text).toMatch(/^Content-Type: multipart\/encrypted/m)
    expect(text).toContain(`To: <${pharmacy.mailbox}>`)
    for (const secret of [marker, subject, colleague.mailbox]) expect(text).not.toContain(secret)
    const inner = await decrypted(raw)
    for (const said of [
      marker,
      `Subject: ${subject}`,
      colleague.mailbox,
      'HP-Outer: Subject: [...]',
    ])
      expect(inner).toContain(said)
    expect(inner).toContain('hp="cipher"')
    const other = await readLast(colleague)
    expect(belowTrace(other).toString('latin1')).toBe(letter())
  })

  it('does not lie on the disk in clear, nor twice', async () => {
    const blobs = (): number => filesUnder(join(space.root, 'blobs')).length
    const before = blobs()
    const filler = `${'A line that takes its place, and nothing more.\r\n'.repeat(8000)}`
    expect(await send([pharmacy], letter([], filler))).toMatchObject({ code: 250 })
    expect(blobs()).toBe(before + 1)
    expect(await decrypted(await readLast(pharmacy))).toContain(filler)
    expect(findText(marker, space.root)).toEqual([])
  })

  it('keeps the signature and every byte of the body of what was signed', async () => {
    const body =
      '--b\r\nContent-Type: text/plain\r\n\r\nprise de 3 x 500 mg\r\n--b\r\n\r\nx\r\n--b--\r\n'
    const type = 'Content-Type: multipart/signed; boundary=b; micalg=sha-256'
    const message = letter(['MIME-Version: 1.0', type]).replace(`${marker}\r\n`, body)
    expect(await send([pharmacy], message)).toMatchObject({ code: 250 })
    const inner = await decrypted(await readLast(pharmacy))
    expect(inner).toContain(`${type}\r\n\r\n${body}`)
  })

  it('stays as it is when its sender enciphered it', async () => {
    const now = systemClock.now()
    const content = Buffer.from(`Content-Type: text/plain\r\n\r\n${marker}\r\n`)
    const sealed = await openPgp.encrypt({ content, to: [key.public], now })
    const message = [
      `From: ${doctor.mailbox}`,
      'Subject: ...',
      'Message-ID: <sealed@a.test>',
      'Date: Mon, 2 Feb 2026 09:00:00 +0100',
      'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
      '',
      '--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n',
      `--b\r\nContent-Type: application/octet-stream\r\n\r\n${sealed.replace(/\r?\n/g, '\r\n')}`,
      '--b--\r\n',
    ].join('\r\n')
    expect(await send([pharmacy], message)).toMatchObject({ code: 250 })
    expect(belowTrace(await readLast(pharmacy)).toString('latin1')).toBe(message)
    // One that only says so is enciphered all the same.
    const liar = message.replace('application/octet-stream', 'text/plain')
    expect(await send([pharmacy], liar)).toMatchObject({ code: 250 })
    expect(await decrypted(await readLast(pharmacy))).toContain('BEGIN PGP MESSAGE')
  })

  it('by APPEND is enciphered too', async () => {
    await withImap(pharmacy.identity, (session) => session.append('Drafts', letter(), ['\\Draft']))
    const [kept] = await readFolder(pharmacy, 'Drafts')
    const raw = kept?.raw ?? Buffer.alloc(0)
    expect(raw.includes(marker)).toBe(false)
    expect(await decrypted(raw)).toContain(marker)
    // Put back as it is: no second layer.
    await withImap(pharmacy.identity, (session) => session.append('Sent', raw))
    expect((await readFolder(pharmacy, 'Sent'))[0]?.raw.equals(raw)).toBe(true)
  })

  it('is refused for now when the holder has no key that holds, and kept nowhere', async () => {
    const before = (await readFolder(colleague)).length
    await withdrawKey(tlsLink(pharmacy.identity), pharmacy.mailbox)
    const refused = await send([pharmacy], letter())
    expect(refused).toMatchObject({ code: 450 })
    expect(refused.text).toContain('4.7.5')
    expect((await readFolder(colleague)).length).toBe(before)
    await publishKey(tlsLink(pharmacy.identity), pharmacy.mailbox, key.public)
    expect(await send([pharmacy], letter())).toMatchObject({ code: 250 })
  })

  it.skipIf(isMissing('gpg'))('is opened by gpg', async () => {
    const home = mkdtempSync(join(tmpdir(), 'gpg-'))
    const gpg = (...args: string[]) => run('gpg', ['--homedir', home, '--batch', ...args])
    writeFileSync(space.path('secret.asc'), key.secret)
    await gpg('--import', space.path('secret.asc'))
    writeFileSync(space.path('m.asc'), armoredIn(await readLast(pharmacy)))
    const { out, code } = await gpg('--decrypt', space.path('m.asc'))
    await run('gpgconf', ['--homedir', home, '--kill', 'all'])
    rmSync(home, { recursive: true, force: true })
    expect(code).toBe(0)
    expect(out).toContain(marker)
  })

  it.skipIf(isMissing('openssl'))(
    'is S/MIME without an OpenPGP key, opened by openssl',
    async () => {
      await set(doctor.mailbox, true)
      expect(await send([doctor], letter())).toMatchObject({ code: 250 })
      const raw = await readLast(doctor)
      expect(raw.toString('latin1')).toContain('smime-type=authEnveloped-data')
      expect(raw.includes(marker)).toBe(false)
      writeFileSync(space.path('m.eml'), raw)
      const file = (name: string): string => join(doctor.folder, name)
      const { code, err } = await run('openssl', [
        ...['cms', '-decrypt', '-in', space.path('m.eml'), '-out', space.path('m.txt')],
        ...['-recip', file('encryption.pem'), '-inkey', file('encryption.key.pem')],
      ])
      expect(code, err).toBe(0)
      expect(readFileSync(space.path('m.txt'), 'latin1')).toContain(marker)
    },
  )

  it('is kept in clear again once it is switched off, and what was enciphered stays so', async () => {
    await set(pharmacy.mailbox, false)
    expect(await send([pharmacy], letter())).toMatchObject({ code: 250 })
    expect((await readLast(pharmacy)).includes(marker)).toBe(true)
  })
})
