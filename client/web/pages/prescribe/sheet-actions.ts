/** What is done with the page as a whole: for whom it is, what takes its place, what is put by. */

import {
  emptySheet,
  isEmptySheet,
  knownOf,
  patientKey,
  type Habits,
  type Sheet,
} from '../../../acts/index.js'
import type { PrescribedPatient } from '../../../health/index.js'
import { newKey } from './keys.js'

export interface SheetActions {
  readonly replace: (sheet: Sheet) => void
  /** Puts this one on the page; what stands there is put by, not lost. */
  readonly takeUp: (sheet: Sheet) => void
  readonly dropAside: (sheet: Sheet) => void
  readonly choosePatient: (patient: PrescribedPatient | null) => void
  /** Goes on with this patient, or with one who is to be told yet: what was begun for somebody else is put by. */
  readonly beginFor: (patient: PrescribedPatient | null) => void
  /** Empties the page; gives what stood on it. */
  readonly clear: () => Sheet
}

interface Board {
  readonly latest: () => Sheet
  readonly update: (next: Sheet) => void
  readonly habits: Habits
  readonly focus: (id: string) => void
  readonly setAside: (change: (was: readonly Sheet[]) => readonly Sheet[]) => void
  readonly setTried: (wasTried: boolean) => void
  /** Under keys of this visit. */
  readonly begun: (kept: Sheet) => Sheet
}

const isSame = (one: PrescribedPatient | null, other: PrescribedPatient | null): boolean =>
  one !== null && other !== null && patientKey(one) === patientKey(other)

export function sheetActions(board: Board): SheetActions {
  const { latest, update, habits, focus, setAside, setTried, begun } = board
  const takeUp = (next: Sheet): void => {
    const current = latest()
    setTried(false)
    setAside((was) => [
      ...(isEmptySheet(current) ? [] : [current]),
      ...was.filter((one) => one !== next),
    ])
    update(begun(next))
  }
  const choosePatient = (patient: PrescribedPatient | null): void => {
    const { patient: before, to, former } = latest()
    const usual = (patient && knownOf(habits, patient)?.pharmacy) ?? null
    update({
      ...latest(),
      patient,
      // Another patient is not sent to the pharmacy of the one before, nor replaces what was prescribed for him.
      to: usual ?? (before === null ? to : null),
      former: before === null || isSame(before, patient) ? former : null,
    })
    focus(patient ? `rx-medicine-${latest().lines[0]?.key ?? ''}` : 'rx-patient')
  }
  return {
    replace(next) {
      setTried(false)
      update(next)
    },
    takeUp,
    dropAside(sheet) {
      setAside((was) => was.filter((one) => one !== sheet))
    },
    choosePatient,
    beginFor(patient) {
      const { patient: before } = latest()
      if (before !== null && !isSame(before, patient)) takeUp(emptySheet(newKey()))
      if (patient) choosePatient(patient)
    },
    clear() {
      const current = latest()
      setTried(false)
      update(emptySheet(newKey()))
      focus('rx-patient')
      return current
    },
  }
}
