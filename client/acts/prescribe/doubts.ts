/** What is missing on a page or ought to be looked at twice: named, with its place, never a reason to stop typing. */

import { fold } from '../../../server/base/index.js'
import { formatMatricule, type PrescribedPatient } from '../../health/index.js'
import { isBlank, orderOf, sentenceOf, type Sheet, type SheetLine } from './sheet.js'

/** Without these nothing is sent. */
type LackName = 'patient' | 'lines' | 'medicine' | 'posology' | 'device' | 'to' | 'patient-copy'
/** These are shown, and sent all the same. */
type DoubtName =
  'double' | 'quantity' | 'allergy' | 'ins-birth' | 'ins-sex' | 'unqualified' | 'long'

export type SheetDoubtName = LackName | DoubtName

export interface SheetDoubt {
  readonly weight: 'lack' | 'doubt'
  readonly name: SheetDoubtName
  /** Key of the line or device; `patient`, `to` or `sheet` otherwise. */
  readonly where: string
  /** What its sentence names. */
  readonly values: Readonly<Record<string, string | number>>
}

/** What the person who writes knows beside the page. */
export interface DoubtContext {
  /** Allergies and other notes kept of the patient, as they were typed. */
  readonly notes: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** All of it, by place from top to bottom. */
export function doubtsOf(sheet: Sheet, { notes, at }: DoubtContext): readonly SheetDoubt[] {
  const lines = sheet.lines.filter((line) => !isBlank(line))
  return [
    ...patientDoubts(sheet),
    ...(lines.length + sheet.devices.length === 0 ? [lack('lines', 'sheet')] : []),
    ...lines.flatMap((line, index) => [
      ...lineLacks(line),
      ...doubles(line, lines.slice(0, index)),
      ...quantities(line, sheet, at),
      ...allergies(line, notes),
    ]),
    ...sheet.devices.flatMap(({ key, name }) => (name.trim() === '' ? [lack('device', key)] : [])),
    ...(sheet.to === null ? [lack('to', 'to')] : []),
  ]
}

const lack = (name: LackName, where: string): SheetDoubt => ({
  ...{ weight: 'lack', name, where, values: {} },
})

const doubt = (name: DoubtName, where: string, values: SheetDoubt['values'] = {}): SheetDoubt => ({
  weight: 'doubt',
  name,
  where,
  values,
})

function patientDoubts({ patient, copyToPatient }: Sheet): SheetDoubt[] {
  if (!patient) return [lack('patient', 'patient')]
  const found = traitDoubts(patient)
  if (patient.ins === null || !patient.qualified) {
    found.push(doubt('unqualified', 'patient'))
    if (copyToPatient) found.push(lack('patient-copy', 'to'))
  }
  return found
}

/** The matricule says sex, year and month of birth (NIR): a slip of the hand shows here. */
function traitDoubts({ ins, sex, birthDate }: PrescribedPatient): SheetDoubt[] {
  const [, first = '', year = '', month = ''] =
    /^([1278])(\d\d)(\d\d)/.exec(ins?.matricule ?? '') ?? []
  if (first === '' || !ins) return []
  const values = { number: formatMatricule(ins.matricule) }
  const told = first === '1' || first === '7' ? 'M' : 'F'
  const differs =
    year !== birthDate.slice(2, 4) ||
    // Months over 12 stand for dates that were not known.
    (Number(month) >= 1 && Number(month) <= 12 && month !== birthDate.slice(4, 6))
  return [
    ...(differs ? [doubt('ins-birth', 'patient', values)] : []),
    ...(sex !== 'U' && sex !== told ? [doubt('ins-sex', 'patient', values)] : []),
  ]
}

function lineLacks(line: SheetLine): SheetDoubt[] {
  if (line.medicine === null && line.typed.trim() === '') return [lack('medicine', line.key)]
  return sentenceOf(line) === '' ? [lack('posology', line.key)] : []
}

const nameOf = ({ medicine, typed }: SheetLine): string => medicine?.name ?? typed

/** The same medicine, or one that is called by the same first word. */
function doubles(line: SheetLine, before: readonly SheetLine[]): SheetDoubt[] {
  const [word = ''] = fold(nameOf(line)).split(' ')
  const other = before.find(
    (one) =>
      (line.medicine?.cis != null && line.medicine.cis === one.medicine?.cis) ||
      (word.length >= 4 && fold(nameOf(one)).split(' ')[0] === word),
  )
  return other ? [doubt('double', line.key, { name: nameOf(other) })] : []
}

const longestDays = 366

function quantities(line: SheetLine, sheet: Sheet, at: number): SheetDoubt[] {
  const [typed] = orderOf({ ...sheet, lines: [line] }, at).medicines
  if (!typed || typed.posology === '') return []
  const { days, boxes, renewals } = typed
  if (days === null && boxes === null) return [doubt('quantity', line.key)]
  const whole = (days ?? 0) * (renewals + 1)
  // A prescription holds for a year (Code de la santé publique, R5123-2).
  return whole > longestDays ? [doubt('long', line.key, { days: whole })] : []
}

/** Families that people name an allergy by, and how names of their medicines read. */
const families: readonly (readonly [said: RegExp, named: RegExp])[] = [
  [/penicilline|betalactam/, /cilline?\b|amoxi|augmentin|clamoxyl/],
  [/aspirine|salicyl/, /aspirine|acetylsalicyl|aspegic|kardegic/],
  [
    /\bains\b|anti inflammatoire/,
    /ibuprofene|ketoprofene|naproxene|diclofenac|piroxicam|celecoxib/,
  ],
  [/sulfamide/, /sulfa|bactrim|cotrimoxazole/],
  [/codeine|opiace|morphin/, /codeine|tramadol|morphin|opium|oxycodone/],
  [/paracetamol/, /paracetamol|doliprane|efferalgan|dafalgan/],
]

/** Only where the notes speak of an allergy at all. */
function allergies(line: SheetLine, notes: string): SheetDoubt[] {
  const said = fold(notes)
  if (!/allerg|intoler|contre indic/.test(said)) return []
  const name = fold(nameOf(line))
  const [word = ''] = name.split(' ')
  const isNamed = word.length >= 5 && ` ${said} `.includes(` ${word} `)
  const isOfFamily = families.some(([family, named]) => family.test(said) && named.test(name))
  return isNamed || isOfFamily ? [doubt('allergy', line.key, { notes: notes.slice(0, 200) })] : []
}
