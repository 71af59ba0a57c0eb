/** Keys of an organisation in escrow: sealed on the way and at rest, given back to administrators, never a person's. */

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { escrowKeys } from '../../../client/cli/end-to-end/escrow.js'
import { openPgp } from '../../../client/keys/index.js'
import { keepPgpKeys, openDecryption } from '../../../client/mail/index.js'
import { keysRecover } from '../../admin/commands/keys-recover.js'
import { systemClock } from '../../base/index.js'
import { findText } from '../files.js'
import { pli, Space, startInProcess, type InProcess, type Member } from '../harness.js'

let space: Space
let house: InProcess
let doctor: Member
let pharmacy: Member
const passphrase = 'une phrase que seule la titulaire connaît'
const now = (): number => systemClock.now()

beforeAll(async () => {
  space = await Space.make()
  doctor = await space.enrol('doctor', 'doctor', { mail: true })
  pharmacy = await space.enrol('pharmacy', 'pharmacy', { mail: true })
  house = await startInProcess(space)
  const order = { name: 'Officine', address: pharmacy.mailbox, passphrase, lifetimeMs: null }
  const made = await openPgp.makeKey({ ...order, now: now() })
  await keepPgpKeys(pharmacy.identity, made)
})
afterAll(async () => {
  await house.stop()
  space.remove()
})

const events = async (): Promise<string> =>
  space.withData((data) =>
    data.readAudit('pki', async (table) =>
      (await table.after(0, 1000)).map(({ entry }) => entry.toString('utf8')).join('\n'),
    ),
  )

describe('escrow', () => {
  it('takes nothing of a person', async () => {
    const asked = escrowKeys(doctor.identity, { clock: systemClock, passphrase: null })
    await expect(asked).rejects.toMatchObject({
      kind: 'denied',
      message: expect.stringContaining('boîte d’une personne') as string,
    })
  })

  it('takes an organisation’s keys with the passphrase only, and never lies in clear', async () => {
    const wrong = escrowKeys(pharmacy.identity, { clock: systemClock, passphrase: 'autre' })
    await expect(wrong).rejects.toMatchObject({ kind: 'denied' })
    const file = space.path('passphrase.txt')
    writeFileSync(file, `${passphrase}\n`)
    const told = await pli(['keys', 'escrow', '--as', pharmacy.folder, '--passphrase-file', file])
    expect(told.out, told.err).toContain('2 clé(s)')
    const pem = readFileSync(join(pharmacy.folder, 'encryption.key.pem'), 'utf8')
    expect(findText(pem.split('\n')[1] ?? '', space.root)).toEqual([])
    expect(await events()).toContain('escrow.deposited')
  })

  it('gives them back to who may order it, usable, without the passphrase, and says so in the log', async () => {
    expect(keysRecover).toMatchObject({
      ...{ twoPerson: true, wantsWhy: true, role: 'security-officer' },
    })
    const out = space.path('rendues')
    const asked = ['keys', 'recover', pharmacy.mailbox, '--data', space.root, '--out', out]
    expect((await pli([...asked, '--dry-run'])).out).toContain('2 clé(s)')
    expect(await events()).not.toContain('escrow.recovered')
    const done = await pli([...asked, '--why', 'La titulaire est partie'])
    expect(done.code, done.err).toBe(0)
    expect(await events()).toContain('escrow.recovered')
    const names = readdirSync(out)
    expect(names).toHaveLength(2)
    for (const name of names) expect(statSync(join(out, name)).mode & 0o077).toBe(0)
    const armored = readFileSync(
      join(out, names.find((name) => name.endsWith('.asc')) ?? ''),
      'utf8',
    )
    expect(await openPgp.isProtected(armored)).toBe(false)
    const [key] = await openDecryption(pharmacy.identity)
    const pem = readFileSync(join(out, `${key?.certificate.serial}.key.pem`), 'utf8')
    expect(pem).toContain(String(key?.privateKey.export({ type: 'pkcs8', format: 'pem' })))
    // Never over what is there.
    expect((await pli(asked)).code).not.toBe(0)
  })

  it('has nothing for who put nothing there', async () => {
    const told = await pli([
      ...['keys', 'recover', doctor.mailbox, '--data', space.root, '--out', space.path('rien')],
    ])
    expect(told.code).toBe(1)
    expect(told.err).toContain('Rien n’est en séquestre')
  })
})
