/** What the page of a prescription holds while it is written: plain values that are kept, restored and made into an order. */

import {
  daysOf,
  doseOf,
  emptyLine,
  patientFromCda,
  type DeviceLine,
  type Medicine,
  type MedicineLine,
  type PrescribedPatient,
  type PrescriptionMark,
  type PrescriptionOrder,
} from '../../health/index.js'
import { doseSentence, emptyDose, type DoseFields } from './dose-fields.js'
import type { Former } from './former.js'

type Options = Omit<MedicineLine, 'medicine' | 'posology' | 'dose' | 'days'>

export interface SheetLine extends Options {
  /** Tells lines apart while they are moved and taken out. */
  readonly key: string
  /** Null while only words were typed. */
  readonly medicine: Medicine | null
  /** The words in the field of the medicine. */
  readonly typed: string
  readonly fields: DoseFields
  /** A sentence typed by hand, which then stands instead of the fields; null for theirs. */
  readonly sentence: string | null
}

export interface SheetDevice extends DeviceLine {
  readonly key: string
}

/** A mailbox that the prescription goes to, with the words that people know it by. */
export interface SheetRecipient {
  readonly address: string
  readonly name: string
  readonly town: string
}

/** The prescription that this one replaces. */
export interface SheetFormer extends Pick<Former, 'id' | 'setId' | 'version'> {
  readonly number: string
  /** When it was prescribed, milliseconds since the epoch; null when it does not say. */
  readonly at: number | null
}

export interface Sheet {
  /** Null for one that stands by itself. */
  readonly former: SheetFormer | null
  readonly patient: PrescribedPatient | null
  readonly lines: readonly SheetLine[]
  readonly devices: readonly SheetDevice[]
  readonly comment: string
  readonly marks: readonly PrescriptionMark[]
  /** `YYYYMMDD` */
  readonly until: string | null
  readonly to: SheetRecipient | null
  readonly copyToPatient: boolean
}

/** A line with nothing in it. */
export const emptySheetLine = (key: string): SheetLine => {
  const { posology: _posology, dose: _dose, days: _days, ...options } = emptyLine
  return { ...options, key, medicine: null, typed: '', fields: emptyDose, sentence: null }
}

/** A page with nothing in it but one line to fill. */
export const emptySheet = (key: string): Sheet => ({
  ...{ patient: null, lines: [emptySheetLine(key)], devices: [], comment: '', marks: [] },
  ...{ until: null, to: null, copyToPatient: false, former: null },
})

/** Nothing was typed in it. */
export const isBlank = ({ medicine, typed, sentence }: SheetLine): boolean =>
  medicine === null && typed.trim() === '' && sentence === null

/** Nothing was written on the page yet: it may give way to another. */
export const isEmptySheet = ({ patient, lines, devices, comment }: Sheet): boolean =>
  patient === null && lines.every(isBlank) && devices.length === 0 && comment.trim() === ''

/** What the document will say of the posology. */
export const sentenceOf = ({ fields, sentence }: SheetLine): string =>
  sentence?.trim() ?? doseSentence(fields)

/** The lines and all that goes into the document; blank lines fall away. `at`: now, milliseconds since the epoch. */
export function orderOf(sheet: Sheet, at: number): Omit<PrescriptionOrder, 'place' | 'to'> {
  const { patient, comment, marks, until } = sheet
  return {
    patient,
    medicines: sheet.lines.filter((line) => !isBlank(line)).map((line) => medicineLine(line, at)),
    devices: sheet.devices
      .filter(({ name }) => name.trim() !== '')
      .map(({ key: _key, ...device }) => device),
    ...{ comment: comment.trim(), marks, until, replaced: null, dispenser: null },
  }
}

function medicineLine(line: SheetLine, at: number): MedicineLine {
  const { key: _key, medicine, typed, fields: _fields, sentence: _sentence, ...options } = line
  const posology = sentenceOf(line)
  return {
    ...options,
    medicine: medicine ?? { name: typed.trim(), cis: null, cip13: null },
    posology,
    dose: doseOf(posology),
    days: daysOf(posology, at),
  }
}

/** A line of a document, as the page edits it: its sentence as it was. */
export function sheetLineOf(key: string, line: MedicineLine): SheetLine {
  const { medicine, posology } = line
  const picked: Options = {
    route: line.route,
    renewals: line.renewals,
    boxes: line.boxes,
    noSubstitution: line.noSubstitution,
    longTermIllness: line.longTermIllness,
    workAccident: line.workAccident,
    prevention: line.prevention,
    notReimbursed: line.notReimbursed,
    offLabel: line.offLabel,
    patientInstruction: line.patientInstruction,
    dispenserInstruction: line.dispenserInstruction,
  }
  return { ...picked, key, medicine, typed: medicine.name, fields: emptyDose, sentence: posology }
}

/** A prescription that was sent, to be written again or replaced; to whom is decided anew. `newKey` gives keys of lines. */
export function sheetOf(former: Pick<Former, 'read' | 'patient'>, newKey: () => string): Sheet {
  const { read, patient } = former
  return {
    ...emptySheet(newKey()),
    patient: patient && patientFromCda(patient),
    lines: read.medicines.map((line) => sheetLineOf(newKey(), line)),
    devices: read.devices.map(({ line: _line, entryId: _entryId, ...device }) => ({
      ...device,
      key: newKey(),
    })),
    comment: read.comment,
    marks: read.marks,
  }
}

/** The same with what it replaces, for the same pharmacy. */
export function replacementOf(
  former: Omit<Former, 'cda'>,
  to: SheetRecipient | null,
  newKey: () => string,
): Sheet {
  const { id, setId, version, read } = former
  const { number, at } = read
  return { ...sheetOf(former, newKey), to, former: { id, setId, version, number, at } }
}
