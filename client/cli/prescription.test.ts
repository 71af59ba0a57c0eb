/** A prescription sent, shown, dispensed once, replaced, cancelled: the real commands against a real gateway. */

import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelPrescription, registerPrescription } from '../gateway/index.js'
import {
  composePrescription,
  ledgerEntryOf,
  readCda,
  readDispensation,
  readXdm,
  writeXdm,
  type Prescription,
} from '../health/index.js'
import { examplePrescription, exampleLine } from '../health/prescription/example.case.js'
import { openIdentity, tlsLink } from '../mail/index.js'
import { pli, startSpace, type Ran, type Space } from './gateway.case.js'

let space: Space
beforeAll(async () => {
  space = await startSpace()
}, 60_000)
afterAll(() => space.close())

const oid = (): string => `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`
const pharmacist = ['--pharmacist', '10007890121 Anne PORT']
const pharmacyAddress = 'officine@pharmacie.pli.test'
const doctorAddress = 'camille.martin@medecin.pli.test'

const fresh = (more: Partial<Prescription> = {}): Prescription => ({
  ...examplePrescription,
  ...{ id: oid(), setId: oid(), until: Date.now() + 30 * 86_400_000 },
  ...more,
})

async function packed(
  prescription: Prescription,
  action: 'create' | 'replace' = 'create',
): Promise<string> {
  const { id, name } = prescription.prescriber.structure
  const bytes = await writeXdm({
    documents: [{ content: composePrescription(prescription, randomUUID), action }],
    sender: {
      structure: { id, name, authority: '1.2.250.1.71.4.2.2' },
      ...{ name, address: 'x', phone: '01' },
    },
    software: { name: 'Pli', version: '1', editor: 'Pli' },
    ...{ at: prescription.at, uuid: randomUUID },
  })
  const file = join(space.folder, `${randomUUID()}.zip`)
  writeFileSync(file, bytes)
  return file
}

type Listed = readonly { readonly uid: number }[]

const newest = async (folder: string): Promise<string> => {
  const { out } = await pli(['inbox', '--as', folder, '--json'])
  return String((JSON.parse(out.text) as Listed)[0]?.uid ?? '')
}

/** Sends it to the pharmacy; resolves with the UID there. */
async function sent(prescription: Prescription): Promise<string> {
  const attach = await packed(prescription)
  const line = ['send', '--as', space.doctor, '--to', pharmacyAddress, '--subject', 'XDM/1.0/DDM+']
  expect((await pli([...line, '--text', 'Voici', '--attach', attach])).code).toBe(0)
  return newest(space.pharmacy)
}

const dispense = (source: string, ...more: string[]): Promise<Ran> =>
  pli(['prescription', 'dispense', source, '--as', space.pharmacy, ...pharmacist, ...more])
const show = (source: string, ...more: string[]): Promise<Ran> =>
  pli(['prescription', 'show', source, '--as', space.pharmacy, ...more])

const register = async (prescription: Prescription): Promise<unknown> =>
  registerPrescription(tlsLink(await openIdentity(space.doctor)), ledgerEntryOf(prescription))

describe('a prescription at the counter', () => {
  it('is shown with its verdict, its patient, its lines and what is left', async () => {
    const { code, out } = await show(await sent(fresh()))
    expect(code).toBe(0)
    expect(out.text).toMatch(/^À VÉRIFIER/)
    for (const words of [
      'PAT-TROIS DOMINIQUE',
      'INS 2 79 03 51 215 189 89',
      'Camille MARTIN',
      '1. PARACETAMOL MYLAN 500 mg, comprimé',
      '1 à 2 comprimés, 3 fois par jour',
      'À dispenser, sans renouvellement',
      'Cette prescription vient d’ailleurs',
    ])
      expect(out.text).toContain(words)
  })

  it('is dispensed once, told to the prescriber, marked; a copy elsewhere is stopped with who and when', async () => {
    const prescription = fresh()
    await register(prescription)
    const uid = await sent(prescription)
    const first = await dispense(uid)
    expect(`${first.out.text}${first.err.text}`).toContain(`Avis envoyé à ${doctorAddress}.`)
    expect(first.code).toBe(0)
    expect(first.out.text).not.toContain('vient d’ailleurs')

    const again = await dispense(uid)
    expect(again.code).toBe(1)
    expect(again.err.text).toContain('Tout a déjà été dispensé, en dernier par PHARMACIE DU CENTRE')
    const copy = await sent({ ...prescription, pdf: new Uint8Array([1]) })
    const elsewhere = await dispense(copy, '--line', '1')
    expect(elsewhere.code).toBe(1)
    expect(elsewhere.err.text).toMatch(
      /ligne 1 complète\nLa ligne 1 a déjà été dispensée par PHARMACIE DU CENTRE, le \d/,
    )
    expect((await show(copy)).out.text).toContain('Registre : déjà dispensée.')
  })

  it('comes back to the prescriber as a document that says what was given', async () => {
    const uid = await sent(
      fresh({ medicines: [exampleLine, { ...exampleLine, boxes: 3 }, exampleLine] }),
    )
    const done = await dispense(
      ...[uid, '--boxes', '2=1', '--refuse', '3=interaction', '--json'],
      ...['--substitute', '1=3400935955838 PARACETAMOL ARROW 500 mg'],
    )
    expect(JSON.parse(done.out.text)).toMatchObject({
      state: { standing: 'partly' },
      notice: { to: doctorAddress, sent: true },
    })
    const folder = join(space.folder, randomUUID())
    const uidOfNotice = await newest(space.doctor)
    await pli(['read', uidOfNotice, '--as', space.doctor, '--save', folder])
    const [file = ''] = readdirSync(folder)
    const { documents } = await readXdm(readFileSync(join(folder, file)))
    const read = readDispensation(readCda((await documents[0]?.read()) ?? new Uint8Array()))
    expect(read.lines).toMatchObject([
      {
        ...{ outcome: 'whole', boxes: 2, substituted: true },
        given: { name: 'PARACETAMOL ARROW 500 mg', cip13: { code: '3400935955838' } },
      },
      { outcome: 'part', boxes: 1 },
      { outcome: 'refused', boxes: 0, note: 'interaction' },
    ])
    expect(read.pharmacist).toBe('Anne PORT')
  })

  it('is renewed when that is said, and taken back when it was a mistake', async () => {
    const uid = await sent(fresh({ medicines: [{ ...exampleLine, renewals: 1 }] }))
    const first = JSON.parse((await dispense(uid, '--json')).out.text) as { dispensing: number }
    expect((await dispense(uid)).err.text).toContain('ajoutez --renewal')
    expect((await dispense(uid, '--renewal')).code).toBe(0)
    expect((await dispense(uid, '--renewal')).code).toBe(1)
    const undone = await dispense(uid, '--undo', String(first.dispensing))
    expect(undone.out.text).toContain('reprise')
    expect((await show(uid)).out.text).toContain('Reste à dispenser : 1 fois sur 2')
  })

  it('that was replaced or cancelled is not dispensed', async () => {
    const old = fresh()
    await register(old)
    const uid = await sent(old)
    await register(fresh({ setId: old.setId, version: 2, replaces: old.id }))
    const replaced = await dispense(uid)
    expect(replaced.code).toBe(1)
    expect(replaced.err.text).toMatch(/remplacée par une autre le .* par Dr Camille MARTIN/)
    const other = fresh()
    await cancelPrescription(
      tlsLink(await openIdentity(space.doctor)),
      ledgerEntryOf(other).document,
    )
    expect((await dispense(await sent(other))).err.text).toContain('a été annulée le')
  })

  it('that pli prescribe signed is genuine, and is superseded by the message that replaces it', async () => {
    const { civility, specialty, structure } = examplePrescription.prescriber
    const place = join(space.doctor, 'place.json')
    writeFileSync(place, JSON.stringify({ civility, specialty, structure }))
    const patient = join(space.folder, 'patient.json')
    const { birthFamily, birthGiven, birthPlace } = examplePrescription.patient
    const ins = { ins: '279035121518989', insSystem: '1.2.250.1.213.1.4.10', qualified: true }
    const traits = { birthFamily, birthGiven, birthPlace, sex: 'F', birthDate: '1979-03-28' }
    writeFileSync(patient, JSON.stringify({ ...traits, ...ins }))
    const line = 'DCI Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours, 2 boîtes'
    const order = ['prescribe', '--as', space.doctor, '--patient', patient, '--line', line]
    const ran = await pli([...order, '--to', pharmacyAddress, '--json'])
    expect(ran.code).toBe(0)
    const uid = await newest(space.pharmacy)
    const shown = await show(uid, '--json')
    expect(JSON.parse(shown.out.text)).toMatchObject({
      verdict: { level: 'green', signer: { identity: 'rpps:10100997245' } },
      ledger: { standing: 'dispensable', toldByAuthor: true },
      prescription: { doubts: [] },
    })
    const sentFolder = join(space.folder, randomUUID())
    await pli(['read', uid, '--as', space.pharmacy, '--save', sentFolder])
    const zip = join(sentFolder, readdirSync(sentFolder).find((name) => /zip$/i.test(name)) ?? '')
    const replaced = await pli([...order, '--to', pharmacyAddress, '--replaces', zip, '--json'])
    expect(replaced.code).toBe(0)
    expect((await dispense(uid)).err.text).toContain('a été remplacée par une autre')
    const done = await dispense(await newest(space.pharmacy))
    expect(done.err.text).toBe('')
    expect(done.code).toBe(0)
  })

  it('that has run out, or is not to be believed, wants a reason', async () => {
    const uid = await sent(fresh({ until: Date.UTC(2026, 0, 20) }))
    expect((await dispense(uid)).err.text).toContain('n’est plus valable')
    expect((await dispense(uid, '--despite', 'accord du médecin au téléphone')).code).toBe(0)
  })

  it('is not dispensed by a doctor, nor without a pharmacist’s name', async () => {
    const uid = await sent(fresh())
    const nameless = await pli(['prescription', 'dispense', uid, '--as', space.pharmacy])
    expect(nameless.err.text).toContain('--pharmacist')
    const file = await packed(fresh())
    const line = [
      'prescription',
      'dispense',
      file,
      '--as',
      space.doctor,
      '--notice-to',
      doctorAddress,
    ]
    const asDoctor = await pli([...line, ...pharmacist])
    expect(asDoctor.code).toBe(1)
    expect(asDoctor.err.text).toMatch(/ni un pharmacien ni une pharmacie/)
    // A slip of the finger in the number would name another pharmacist.
    const pharmacyLine = ['prescription', 'dispense', uid, '--as', space.pharmacy]
    const slip = await pli([...pharmacyLine, '--pharmacist', '10007890122 Anne PORT'])
    expect(slip).toMatchObject({ code: 2 })
    expect(slip.err.text).toContain('--pharmacist')
  })

  it('keeps the notice when it cannot be sent, and sends it later', async () => {
    const uid = await sent(fresh())
    const done = await dispense(uid, '--notice-to', 'personne@medecin.pli.test')
    expect(done.code).toBe(1)
    expect(done.out.text).toContain('enregistrée')
    expect(done.err.text).toContain('n’a pas été accepté pour personne@medecin.pli.test')
    expect((await dispense(uid, '--resend-notice')).out.text).toContain('encore en attente : 1')
    expect((await dispense(uid)).err.text).toContain('déjà été dispensé')
  })
})
