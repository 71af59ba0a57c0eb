/** What a prescriber does often, learnt from what was sent: patients, their pharmacy, doses, models. Kept sealed, on this device. */

import { fold } from '../../../server/base/index.js'
import type { PrescribedPatient } from '../../health/index.js'
import {
  isBlank,
  type Sheet,
  type SheetDevice,
  type SheetLine,
  type SheetRecipient,
} from './sheet.js'

export interface KnownPatient {
  readonly patient: PrescribedPatient
  /** Allergies and the like, as typed. */
  readonly notes: string
  readonly pharmacy: SheetRecipient | null
  /** When the last prescription was sent, milliseconds since the epoch. */
  readonly lastAt: number | null
  /** What it held, to be taken up again. */
  readonly last: Pick<Sheet, 'lines' | 'devices'> | null
}

export interface SheetModel {
  readonly name: string
  readonly lines: readonly SheetLine[]
  readonly devices: readonly SheetDevice[]
}

export interface Habits {
  /** The latest first. */
  readonly patients: readonly KnownPatient[]
  /** Latest line of each medicine, the latest first. */
  readonly lines: readonly SheetLine[]
  readonly models: readonly SheetModel[]
}

/** Nothing learnt yet. */
export const noHabits: Habits = { patients: [], lines: [], models: [] }

const most = { patients: 500, lines: 300, models: 100 } as const

/** Who it is: by matricule where it is qualified, by name and birth otherwise. */
export const patientKey = ({
  ins,
  qualified,
  birthFamily,
  birthGiven,
  birthDate,
}: PrescribedPatient): string =>
  ins && qualified
    ? `ins:${ins.matricule}`
    : `${fold(birthFamily)}/${fold(birthGiven[0] ?? '')}/${birthDate}`

const medicineKey = ({ medicine, typed }: SheetLine): string =>
  medicine?.cis ?? fold(medicine?.name ?? typed)

/** After a prescription was sent. */
export function afterSending(habits: Habits, sheet: Sheet, at: number): Habits {
  const { patient, to, devices } = sheet
  if (!patient) return habits
  const lines = sheet.lines.filter((line) => !isBlank(line))
  const known = knownOf(habits, patient)
  const next: KnownPatient = {
    ...{ patient, notes: known?.notes ?? '', pharmacy: to ?? known?.pharmacy ?? null },
    ...{ lastAt: at, last: { lines, devices } },
  }
  const keys = new Set(lines.map(medicineKey))
  return {
    ...habits,
    patients: withPatient(habits, next),
    lines: [...lines, ...habits.lines.filter((line) => !keys.has(medicineKey(line)))].slice(
      0,
      most.lines,
    ),
  }
}

/** What is known of this patient; undefined for a new one. */
export const knownOf = (habits: Habits, patient: PrescribedPatient): KnownPatient | undefined =>
  habits.patients.find((one) => patientKey(one.patient) === patientKey(patient))

const withPatient = (habits: Habits, next: KnownPatient): KnownPatient[] =>
  [
    next,
    ...habits.patients.filter(({ patient }) => patientKey(patient) !== patientKey(next.patient)),
  ].slice(0, most.patients)

/** Notes typed on a patient's card. */
export function withNotes(habits: Habits, patient: PrescribedPatient, notes: string): Habits {
  const known = knownOf(habits, patient) ?? { patient, pharmacy: null, lastAt: null, last: null }
  return { ...habits, patients: withPatient(habits, { ...known, notes: notes.slice(0, 2000) }) }
}

/** Known patients whose name, first name or matricule begins with the words typed, the latest first. */
export function findPatients(habits: Habits, typed: string, limit = 8): readonly KnownPatient[] {
  const words = fold(typed).split(' ').filter(Boolean)
  return habits.patients
    .filter(({ patient }) => {
      const { birthFamily, usedFamily, birthGiven, usedGiven, ins } = patient
      const names = [birthFamily, usedFamily, ...birthGiven, usedGiven, ins?.matricule ?? '']
      const text = ` ${fold(names.join(' '))}`
      return words.every((word) => text.includes(` ${word}`))
    })
    .slice(0, limit)
}

/** How this medicine was prescribed last; undefined when it never was. */
export const usualLine = (habits: Habits, line: SheetLine): SheetLine | undefined =>
  habits.lines.find((one) => medicineKey(one) === medicineKey(line))

/** A model by its name, which stands for whatever was called so before. */
export function withModel(habits: Habits, model: SheetModel): Habits {
  const others = habits.models.filter(({ name }) => fold(name) !== fold(model.name))
  const models = [...others, model].slice(-most.models)
  return { ...habits, models: models.sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1)) }
}

/** Without the model of that name. */
export const withoutModel = (habits: Habits, name: string): Habits => ({
  ...habits,
  models: habits.models.filter((model) => model.name !== name),
})

/** Lines of a model or of a former prescription, on the page: blank lines give way. */
export function withLines(
  sheet: Sheet,
  from: Pick<SheetModel, 'lines' | 'devices'>,
  newKey: () => string,
): Sheet {
  const fresh = <L extends { readonly key: string }>(lines: readonly L[]): L[] =>
    lines.map((line) => ({ ...line, key: newKey() }))
  return {
    ...sheet,
    lines: [...sheet.lines.filter((line) => !isBlank(line)), ...fresh(from.lines)],
    devices: [...sheet.devices, ...fresh(from.devices)],
  }
}
