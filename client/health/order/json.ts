/** A whole order in JSON: what `pli prescribe --from-json` takes (docs/prescribe.md). */

import { isCip13, type MedicineIndex } from '../medicines/index.js'
import {
  prescriptionMarks,
  type DeviceLine,
  type MedicineLine,
  type PrescribedPatient,
  type PrescribingProfessional,
  type PrescriptionMark,
  type Structure,
} from '../prescription/index.js'
import { routeOf } from './clauses.js'
import { parseDeviceLine } from './device.js'
import { openFields, type Field } from './fields.js'
import { parseMedicineLine, type ReadingLine } from './line.js'
import { readPatient, readPlace, readProfessional, readStructure, type Place } from './people.js'

/** What a prescriber decides; number, ids, date and prescriber come from elsewhere. */
export interface PrescriptionOrder {
  readonly patient: PrescribedPatient | null
  readonly place: Place | null
  readonly medicines: readonly MedicineLine[]
  readonly devices: readonly DeviceLine[]
  readonly marks: readonly PrescriptionMark[]
  readonly replaced: PrescribingProfessional | null
  readonly dispenser: Structure | null
  readonly comment: string
  /** `YYYYMMDD`, the last day on which it may be dispensed. */
  readonly until: string | null
  /** Addresses. */
  readonly to: readonly string[]
}

const members = [
  ...['patient', 'place', 'lines', 'devices', 'marks', 'replaced', 'dispenser', 'comment', 'until'],
  'to',
] as const

/** Fault syntax naming the path of the field that does not fit; faults of `parseMedicineLine`. */
export function readOrder(text: string, reading: ReadingLine): PrescriptionOrder {
  const root = openFields(text).only(...members)
  return {
    patient: root.at('patient').optional(readPatient),
    place: root.at('place').optional(readPlace),
    medicines: root
      .at('lines')
      .list()
      .map((field) => readLine(field, reading)),
    devices: root
      .at('devices')
      .list()
      .map((field) => readDevice(field, reading.at)),
    marks: root.at('marks').list(20).map(readMark),
    replaced: root.at('replaced').optional(readProfessional),
    dispenser: root.at('dispenser').optional(readStructure),
    comment: root.at('comment').optionalText(10_000),
    until: root.at('until').optional((day) => day.day()),
    to: root
      .at('to')
      .list(50)
      .map((address) => address.matching(/^[^\s@]+@[^\s@]+$/, 'address')),
  }
}

function readMark(field: Field): PrescriptionMark {
  const name = field.text()
  return Object.hasOwn(prescriptionMarks, name) ? (name as PrescriptionMark) : field.refuse('mark')
}

const answers = ['longTermIllness', 'workAccident', 'prevention', 'notReimbursed'] as const

function readLine(field: Field, reading: ReadingLine): MedicineLine {
  if (typeof field.value === 'string') return parseMedicineLine(field.text(2000), reading)
  field.only(
    ...['medicine', 'posology', 'dose', 'route', 'days', 'renewals', 'boxes', 'noSubstitution'],
    ...[...answers, 'offLabel', 'patientInstruction', 'dispenserInstruction'],
  )
  return {
    medicine: readMedicine(field.at('medicine'), reading.medicines),
    posology: field.at('posology').text(),
    dose: field.at('dose').optional(readDose),
    route: field.at('route').optional((route) => routeOf(route.text()) ?? route.refuse('unknown')),
    days: field.at('days').optional((days) => days.count(1, 1)),
    renewals: field.at('renewals').count(0, 0),
    boxes: field.at('boxes').optional((boxes) => boxes.count(1, 1)),
    noSubstitution: field.at('noSubstitution').optional((why) => why.text(200)),
    ...readAnswers(field),
    offLabel: field.at('offLabel').flag(),
    patientInstruction: field.at('patientInstruction').optionalText(),
    dispenserInstruction: field.at('dispenserInstruction').optionalText(),
  }
}

const readAnswers = (field: Field) => ({
  longTermIllness: field.at('longTermIllness').flag(),
  workAccident: field.at('workAccident').flag(),
  prevention: field.at('prevention').flag(),
  notReimbursed: field.at('notReimbursed').flag(),
})

function readDose(field: Field): MedicineLine['dose'] {
  field.only('low', 'high', 'unit', 'everyHours')
  const low = field.at('low').amount()
  const high = field.at('high').isMissing ? low : field.at('high').amount()
  if (high < low) field.at('high').refuse('range')
  return { low, high, unit: field.at('unit').text(20), everyHours: field.at('everyHours').amount() }
}

/** `{ "name" }`, `{ "cis" }`, `{ "cip13" }`, or a text as in a typed line. */
function readMedicine(field: Field, medicines: MedicineIndex | null): MedicineLine['medicine'] {
  const typed = (text: string): MedicineLine['medicine'] =>
    parseMedicineLine(`${text}; x`, { medicines, at: 0 }).medicine
  if (typeof field.value === 'string') return typed(field.text(200))
  field.only('name', 'cis', 'cip13')
  const [name, cis, cip13] = [field.at('name'), field.at('cis'), field.at('cip13')]
  if (!cis.isMissing) cis.matching(/^\d{8}$/, 'cis')
  if (!cip13.isMissing && !isCip13(cip13.text())) cip13.refuse('cip13')
  if (name.isMissing) return typed(cip13.isMissing ? cis.text() : cip13.text())
  const wording = name.text(200)
  const code = cip13.optional((one) => ({ code: one.text(), display: wording }))
  // A presentation is one of a CIS: without it the document could not say of what.
  if (code !== null && cis.isMissing) cis.refuse('cis')
  return { name: wording, cis: cis.optional((one) => one.text()), cip13: code }
}

function readDevice(field: Field, at: number): DeviceLine {
  if (typeof field.value === 'string') return parseDeviceLine(field.text(2000), at)
  field.only('name', 'emdn', 'lpp', 'quantity', 'days', 'renewals', ...answers)
  return {
    name: field.at('name').text(200),
    emdn: field.at('emdn').optional((emdn) => ({
      code: emdn.only('code', 'display').at('code').text(20),
      display: emdn.at('display').text(200),
    })),
    lpp: field.at('lpp').optional((lpp) => lpp.text(20)),
    quantity: field.at('quantity').count(1, 1),
    days: field.at('days').optional((days) => days.count(1, 1)),
    renewals: field.at('renewals').count(0, 0),
    ...readAnswers(field),
  }
}
