/** At the counters of two pharmacies: sealed prescriptions, forged ones, replacements that only one of the two was sent. */

import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setZeroAccess } from '../../pki/index.js'
import { writeIdentity } from '../../server/admin/identity-folder.js'
import { readXdm, writeXdm } from '../health/index.js'
import { examplePrescription } from '../health/prescription/example.case.js'
import { openIdentity } from '../mail/index.js'
import { withImap } from '../mail/imap.js'
import { pli, startSpace, type Ran, type Space } from './gateway.case.js'

let space: Space
let port: string
let phrase: string[]
const centre = 'officine@pharmacie.pli.test'
const portAddress = 'anne.port@pharmacie.pli.test'
const pharmacist = ['--pharmacist', '10007890121 Anne PORT']

beforeAll(async () => {
  space = await startSpace()
  const { data } = space.gateway
  port = join(space.folder, 'port')
  const enrolment = await data.authority.enrolProfessional({
    ...{ rpps: '10007890121', family: 'PORT', given: 'Anne', profession: 'pharmacien' },
    ...{ mailbox: portAddress, actor: 'test', keyType: 'ecdsa' },
  })
  await writeIdentity(data, enrolment, port)
  const file = join(space.folder, 'phrase')
  writeFileSync(file, 'une longue phrase de passe\n')
  phrase = ['--passphrase-file', file]
  for (const as of [space.doctor, space.pharmacy]) {
    await pli(['keys', 'make', '--as', as, ...phrase])
    await pli(['keys', 'publish', '--as', as])
  }
  const { civility, specialty, structure } = examplePrescription.prescriber
  writeFileSync(
    join(space.doctor, 'place.json'),
    JSON.stringify({ civility, specialty, structure }),
  )
  const { birthFamily, birthGiven, birthPlace } = examplePrescription.patient
  const ins = { ins: '279035121518989', insSystem: '1.2.250.1.213.1.4.10', qualified: true }
  const traits = { birthFamily, birthGiven, birthPlace, sex: 'F', birthDate: '1979-03-28' }
  writeFileSync(join(space.folder, 'patient.json'), JSON.stringify({ ...traits, ...ins }))
}, 90_000)
afterAll(() => space.close())

/** A package written by `pli prescribe`, of which no ledger has been told. */
async function written(...more: string[]): Promise<string> {
  const out = join(space.folder, randomUUID())
  const line = 'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours, 2 boîtes'
  const what = more.includes('--cancel')
    ? []
    : ['--patient', join(space.folder, 'patient.json'), '--line', line]
  const ran = await pli(['prescribe', '--as', space.doctor, ...what, '--out', out, ...more])
  expect(`${ran.code} ${ran.err.text}`).toMatch(/^0/)
  return join(out, readdirSync(out).find((name) => /zip$/i.test(name)) ?? '')
}

type Listed = readonly { readonly uid: number }[]

/** Resolves with the UID at whom it was sent to. */
async function sent(zip: string, to: string, ...more: string[]): Promise<string> {
  const letter = ['--to', to, '--subject', 'XDM/1.0/DDM+', '--text', 'Voici', '--attach', zip]
  const ran = await pli(['send', '--as', space.doctor, ...letter, ...more])
  expect(ran.code).toBe(0)
  return newest(to === centre ? space.pharmacy : port)
}

async function newest(as: string): Promise<string> {
  const { out } = await pli(['inbox', '--as', as, '--json'])
  return String((JSON.parse(out.text) as Listed)[0]?.uid ?? '')
}

const at = (as: string, verb: string, source: string, ...more: string[]): Promise<Ran> =>
  pli(['prescription', verb, source, '--as', as, ...more])
const dispense = (source: string, ...more: string[]): Promise<Ran> =>
  at(space.pharmacy, 'dispense', source, ...pharmacist, ...phrase, ...more)
const rawAt = async (as: string): Promise<string> =>
  (await pli(['read', await newest(as), '--as', as, '--raw'])).out.text

async function flagsOf(uid: string): Promise<Set<string>> {
  return withImap(await openIdentity(space.pharmacy), async (session) => {
    await session.mailboxOpen('INBOX')
    const found = await session.fetchOne(uid, { flags: true }, { uid: true })
    return (found && found.flags) || new Set<string>()
  })
}

describe('a sealed prescription', () => {
  it('is shown, verified and dispensed with the passphrase, and its notice is sealed too', async () => {
    const uid = await sent(await written(), centre)
    expect((await pli(['read', uid, '--as', space.pharmacy, '--raw'])).out.text).toContain(
      'application/pgp-encrypted',
    )
    const closed = await at(space.pharmacy, 'show', uid)
    expect([closed.code, closed.err.text]).toEqual([
      1,
      expect.stringContaining('--passphrase-file'),
    ])
    expect((await at(space.pharmacy, 'show', uid, ...phrase)).out.text).toMatch(/^AUTHENTIQUE/)
    const verified = await at(space.pharmacy, 'verify', uid, ...phrase)
    expect([verified.code, verified.err.text]).toEqual([0, ''])
    expect(verified.out.text).toContain('AUTHENTIQUE')
    const done = await dispense(uid)
    expect([done.code, done.err.text]).toEqual([0, ''])
    expect(await rawAt(space.doctor)).toContain('application/pgp-encrypted')
    // What every session of the mailbox sees.
    expect(await flagsOf(uid)).toContain('$Dispensed')
  })

  it('is read in a zero-access mailbox as in any other', async () => {
    const { data } = space.gateway
    const order = { address: centre, actor: 'test' }
    await setZeroAccess({ ...data, store: data.pki }, { ...order, on: true })
    const uid = await sent(await written(), centre, '--sign', '--no-encrypt')
    await setZeroAccess({ ...data, store: data.pki }, { ...order, on: false })
    expect((await pli(['read', uid, '--as', space.pharmacy, '--raw'])).out.text).toContain(
      'application/pgp-encrypted',
    )
    expect((await at(space.pharmacy, 'show', uid, ...phrase)).out.text).toMatch(/^AUTHENTIQUE/)
    expect((await dispense(uid)).code).toBe(0)
  })
})

describe('between two pharmacies', () => {
  it('the second is stopped with who was first, and when', async () => {
    const zip = await written()
    expect((await dispense(await sent(zip, centre))).code).toBe(0)
    const second = await at(port, 'dispense', await sent(zip, portAddress))
    expect(second.code).toBe(1)
    expect(second.err.text).toMatch(/déjà été dispensé.*par PHARMACIE DU CENTRE/)
  })

  it('a replacement that one reads stops the old one at the other', async () => {
    const old = await written()
    const uid = await sent(old, centre)
    const next = await sent(await written('--replaces', old), portAddress)
    const read = await at(port, 'verify', next)
    expect(read.err.text).toContain('Registre prévenu')
    expect((await dispense(uid)).err.text).toContain('remplacée par une autre')
  })

  it('a cancellation counts when its message is signed by the prescriber', async () => {
    const old = await written()
    const uid = await sent(old, centre)
    const cancellation = await written('--cancel', old, '--yes')
    await at(port, 'show', await sent(cancellation, portAddress, '--no-encrypt'))
    expect((await at(space.pharmacy, 'show', uid, ...phrase)).out.text).not.toContain('annulée')
    await at(port, 'show', await sent(cancellation, portAddress, '--sign', '--no-encrypt'))
    expect((await dispense(uid)).err.text).toContain('a été annulée')
  })
})

/** The same package with another dose, under the signature of the first. */
async function forged(zip: string): Promise<string> {
  const { documents } = await readXdm(readFileSync(zip))
  const [content, signature] = await Promise.all(documents.map((one) => one.read()))
  if (!content || !signature) throw new Error('a document and its signature are there')
  const altered = Buffer.from(content).toString('utf8').replaceAll('500 mg', '900 mg')
  const bytes = await writeXdm({
    documents: [{ content: Buffer.from(altered), signature }],
    sender: {
      structure: { id: '1519999908', name: 'x', authority: '1.2.250.1.71.4.2.2' },
      ...{ name: 'x', address: 'x', phone: '01' },
    },
    software: { name: 'x', version: '1', editor: 'x' },
    ...{ at: Date.now(), uuid: randomUUID },
  })
  const folder = join(space.folder, randomUUID())
  mkdirSync(folder)
  const file = join(folder, 'IHE_XDM.zip')
  writeFileSync(file, bytes)
  return file
}

describe('what is not to be believed', () => {
  it('is not dispensed without a reason, which is kept', async () => {
    const uid = await sent(await forged(await written()), centre)
    const refused = await dispense(uid)
    expect(refused.code).toBe(1)
    expect(refused.err.text).toContain('n’est pas à croire')
    expect((await at(space.pharmacy, 'show', uid, ...phrase)).out.text).toContain(
      'Registre : rien n’a été dispensé ici.',
    )
    const despite = await dispense(uid, '--despite', 'médecin joint au téléphone')
    expect(despite.code).toBe(0)
    const { data } = space.gateway
    const kept = await data.readAudit('mail', async (table) => table.after(0, 10_000))
    const last = kept.map(({ entry }) => String(entry)).filter((one) => /dispensed/.test(one))
    expect(last.at(-1)).toMatch(/"despite":"yes"/)
  })

  it('is recorded by nobody when its notice cannot be written', async () => {
    const zip = await written()
    const nowhere = await dispense(zip, '--notice-to', 'pas une adresse')
    expect(nowhere.code).not.toBe(0)
    expect((await at(space.pharmacy, 'show', zip)).out.text).toContain('rien n’a été dispensé')
    const notices = join(space.pharmacy, 'notices')
    expect(existsSync(notices) ? readdirSync(notices) : []).toEqual([])
  })
})
