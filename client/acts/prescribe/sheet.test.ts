/** The page of a prescription without a page: doses typed in few keys, their sentence, doubts, habits, the document. */

import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../../server/base/index.js'
import { examplePrescriber, examplePrescription } from '../../health/prescription/example.case.js'
import { exampleFonts } from '../../health/prescription/fonts.case.js'
import { readCda, readPrescription } from '../../health/index.js'
import {
  afterSending,
  doseSentence,
  doubtsOf,
  emptyDose,
  emptySheet,
  emptySheetLine,
  findPatients,
  formerIn,
  makePrescription,
  noHabits,
  orderOf,
  parseTypedDose,
  prescriptionOf,
  sheetOf,
  unitOf,
  usualLine,
  withLines,
  withNotes,
  type Sheet,
  type SheetLine,
} from './index.js'

const at = Date.UTC(2026, 10, 22, 9)
const { patient } = examplePrescription
let keys = 0
const newKey = (): string => `k${keys++}`

const line = (name: string, typed: string, cis: string | null = null): SheetLine => ({
  ...emptySheetLine(newKey()),
  ...{ medicine: { name, cis, cip13: null }, typed: name },
  fields: { ...emptyDose, unit: 'comprimé', ...parseTypedDose(typed) },
})

const sheet = (...lines: readonly SheetLine[]): Sheet => ({
  ...emptySheet(newKey()),
  ...{ patient, lines },
  to: { address: 'officine@pharmacie.pli.test', name: 'PHARMACIE DES ESSAIS', town: 'DOMPREMY' },
})

describe('a dose typed in few keys', () => {
  it.each([
    ['101 7', 'comprimé', '1 comprimé matin et soir pendant 7 jours'],
    ['111 5', 'gélule', '1 gélule matin, midi et soir pendant 5 jours'],
    ['2-0-1', 'comprimé', '2 comprimés le matin et 1 comprimé le soir'],
    ['1/2-0-0-1/2 1m', 'comprimé', '½ comprimé le matin et au coucher pendant 1 mois'],
    ['1x3 5', 'comprimé', '1 comprimé 3 fois par jour pendant 5 jours'],
    ['1x3 5 sb', 'comprimé', '1 comprimé 3 fois par jour si besoin pendant 5 jours'],
    ['2/8h 2s', 'cuillère-mesure', '2 cuillères-mesures toutes les 8 heures pendant 2 semaines'],
    ['1,5 ms', 'comprimé', '1,5 comprimé matin et soir'],
    ['0001 3', 'comprimé', '1 comprimé au coucher pendant 3 jours'],
  ])('%s of a %s', (typed, unit, sentence) => {
    expect(doseSentence({ ...emptyDose, unit, ...parseTypedDose(typed) })).toBe(sentence)
  })

  it.each([
    '',
    '1',
    '1 comprimé le matin',
    '101 7 puis',
    '1x',
    '1-0',
    '1 z 7',
    `1 ${'m'.repeat(80)}`,
  ])('is not read out of %j', (typed) => expect(parseTypedDose(typed)).toBeNull())

  it('counts in what the form of the medicine says', () => {
    expect(
      ['comprimé dispersible', 'gélule', 'poudre pour solution buvable en sachet', ''].map(unitOf),
    ).toEqual(['comprimé', 'gélule', 'sachet', 'dose'])
  })
})

describe('doubts', () => {
  const names = (of: Sheet, notes = ''): string[] =>
    doubtsOf(of, { notes, at }).map(({ name }) => name)

  it('are none on a whole page', () => {
    expect(names(sheet(line('ESSAIPRANE 500 mg', '101 7')))).toEqual([])
  })

  it('name what is missing', () => {
    expect(names(emptySheet('k'))).toEqual(['patient', 'lines', 'to'])
    expect(names(sheet(line('ESSAIPRANE 500 mg', '')))).toEqual(['posology'])
  })

  it('name a double line, a missing quantity, more than a year', () => {
    const twice = sheet(line('ESSAIPRANE 500 mg', '101 7'), line('ESSAIPRANE 1 g', '101'))
    expect(names(twice)).toEqual(['double', 'quantity'])
    const long = { ...line('ESSAIPRANE', '100 3m'), renewals: 5 }
    expect(names(sheet(long))).toEqual(['long'])
  })

  it('name an allergy that the notes speak of, by name or family, and no other', () => {
    const amoxicillin = sheet(line('AMOXICILLINE ESSAI 1 g', '101 7'))
    expect(names(amoxicillin, 'Allergie : pénicilline (urticaire)')).toEqual(['allergy'])
    expect(names(amoxicillin, 'Allergique à l’amoxicilline')).toEqual(['allergy'])
    expect(names(amoxicillin, 'Allergie au paracétamol')).toEqual([])
    expect(names(amoxicillin, 'A déjà pris de la pénicilline')).toEqual([])
  })

  it('name a matricule that says another birth or sex, and no copy to who is not qualified', () => {
    const whole = sheet(line('ESSAIPRANE', '101 7'))
    const other = { ...whole, patient: { ...patient, birthDate: '19970328', sex: 'M' as const } }
    expect(names(other)).toEqual(['ins-birth', 'ins-sex'])
    const unqualified = { ...whole, patient: { ...patient, qualified: false }, copyToPatient: true }
    expect(names(unqualified)).toEqual(['unqualified', 'patient-copy'])
  })
})

describe('habits', () => {
  it('know the patient, the pharmacy, the dose and the last prescription after a sending', () => {
    const sent = sheet(line('ESSAIPRANE 500 mg', '101 7', '69999001'))
    const habits = afterSending(withNotes(noHabits, patient, 'Allergie : iode'), sent, at)
    const [known] = findPatients(habits, 'pat dom')
    expect(known).toMatchObject({ notes: 'Allergie : iode', pharmacy: sent.to, lastAt: at })
    expect(findPatients(habits, '27903')).toHaveLength(1)
    expect(findPatients(habits, 'quatre')).toEqual([])
    const again = line('ESSAIPRANE 500 mg', '', '69999001')
    expect(usualLine(habits, again)?.fields).toEqual(sent.lines[0]?.fields)
    const next = withLines(emptySheet('k'), known?.last ?? { lines: [], devices: [] }, newKey)
    expect(next.lines).toHaveLength(1)
    expect(next.lines[0]?.key).not.toBe(sent.lines[0]?.key)
  })

  it('know each patient and medicine once, the latest first', () => {
    const sent = sheet(line('ESSAIPRANE 500 mg', '101 7', '69999001'))
    const twice = afterSending(afterSending(noHabits, sent, at), sent, at + 1)
    expect(twice.patients).toHaveLength(1)
    expect(twice.lines).toHaveLength(1)
  })
})

describe('a page made into a document', () => {
  it('says the sentence of the fields, and is taken up again from what was sent', async () => {
    const written = sheet(
      line('ESSAIPRANE 500 mg', '1x3 5', '69999001'),
      line('Sérum', '101 7'),
      emptySheetLine(newKey()),
    )
    const setting = { prescriber: examplePrescriber, former: null, at, random: systemRandom }
    const prescription = prescriptionOf(orderOf(written, at), setting)
    const making = { prescriber: examplePrescriber, sign: null, at, random: systemRandom }
    const packed = await makePrescription(prescription, making, exampleFonts)
    const former = await formerIn(packed.files[0]?.content ?? new Uint8Array())
    const read = readPrescription(readCda(former.cda))
    expect(read.medicines.map(({ posology, days, dose }) => [posology, days, dose])).toEqual([
      [
        '1 comprimé 3 fois par jour pendant 5 jours',
        5,
        { low: 1, high: 1, unit: '{tablet}', everyHours: 8 },
      ],
      ['1 comprimé matin et soir pendant 7 jours', 7, null],
    ])
    const again = sheetOf(former, newKey)
    expect(again.patient?.birthFamily).toBe(patient.birthFamily)
    expect(orderOf(again, at).medicines).toEqual(orderOf(written, at).medicines)
  })
})
