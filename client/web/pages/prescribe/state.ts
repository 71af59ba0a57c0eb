/** The page as it stands: what was typed, what is known, what is in doubt; kept at every pause. */

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  doubtsOf,
  emptySheet,
  isBlank,
  knownOf,
  withModel,
  withNotes,
  withoutModel,
  type Habits,
  type Sheet,
  type SheetDoubt,
} from '../../../acts/index.js'
import type { GatewayLink } from '../../../gateway/index.js'
import type { MedicineIndex } from '../../../health/index.js'
import { browserClock } from '../../platform/clock.js'
import { newKey } from './keys.js'
import { lineActions, type LineActions } from './line-actions.js'
import { sheetActions, type SheetActions } from './sheet-actions.js'

export interface Prescribing extends LineActions, SheetActions {
  readonly sheet: Sheet
  /** Put by, the latest first. */
  readonly aside: readonly Sheet[]
  readonly habits: Habits
  /** Of the patient on the page. */
  readonly notes: string
  readonly doubts: readonly SheetDoubt[]
  /** Somebody tried to send: what is missing is shown. */
  readonly wasTried: boolean
  readonly mailbox: string
  readonly link: GatewayLink
  readonly medicines: MedicineIndex
  readonly change: (next: Partial<Sheet>) => void
  readonly setHabits: (habits: Habits) => void
  readonly setNotes: (notes: string) => void
  readonly keepModel: (name: string) => void
  readonly dropModel: (name: string) => void
  /** Puts the cursor into the field of that id, once it is there. */
  readonly focus: (id: string) => void
  /** Shows what is missing and goes to the first of it; empty when nothing is. */
  readonly tried: () => readonly SheetDoubt[]
}

/** What the page begins with, read from what was kept. */
export interface Beginning {
  readonly sheet: Sheet | null
  readonly aside: readonly Sheet[]
  readonly habits: Habits
}

export interface PrescribingSetting {
  readonly mailbox: string
  readonly link: GatewayLink
  readonly medicines: MedicineIndex
  readonly beginning: Beginning
  readonly keep: (kept: Beginning) => void
}

function useFocus(): (id: string) => void {
  const [wish, setWish] = useState<{ readonly id: string } | null>(null)
  useEffect(() => {
    if (!wish) return
    const field = document.querySelector<HTMLElement>(`#${CSS.escape(wish.id)}`)
    field?.focus()
    if (field instanceof HTMLInputElement) field.select()
  }, [wish])
  return useCallback((id) => setWish({ id }), [])
}

/** Where the first of what is missing is put right. */
function fieldOf({ where, name }: SheetDoubt, { lines: [first] }: Sheet): string {
  if (where === 'patient' || where === 'to') return `rx-${where}`
  if (name === 'device') return `rx-device-${where}`
  const key = where === 'sheet' ? (first?.key ?? '') : where
  return `rx-${name === 'posology' ? 'dose' : 'medicine'}-${key}`
}

/** Keys are of one visit: what was kept comes back under new ones. */
const begun = (kept: Sheet): Sheet => ({
  ...kept,
  // What an earlier version of the page kept knows nothing of it.
  former: (kept as Partial<Sheet>).former ?? null,
  lines: kept.lines.map((line) => ({ ...line, key: newKey() })),
  devices: kept.devices.map((one) => ({ ...one, key: newKey() })),
})

export function usePrescribing(setting: PrescribingSetting): Prescribing {
  const { mailbox, link, medicines, beginning, keep } = setting
  const [sheet, setSheet] = useState<Sheet>(() =>
    beginning.sheet ? begun(beginning.sheet) : emptySheet(newKey()),
  )
  const [aside, setAside] = useState(beginning.aside)
  const [habits, setHabits] = useState(beginning.habits)
  const [wasTried, setTried] = useState(false)
  const focus = useFocus()
  useEffect(() => keep({ sheet, aside, habits }), [keep, sheet, aside, habits])
  const notes = (sheet.patient && knownOf(habits, sheet.patient)?.notes) ?? ''
  const doubts = useMemo(() => doubtsOf(sheet, { notes, at: browserClock.now() }), [sheet, notes])
  // Fields of one turn are changed one after the other: each sees what the one before did.
  const latest = useRef(sheet)
  latest.current = sheet
  const update = (next: Sheet): void => {
    latest.current = next
    setSheet(next)
  }
  const change = (next: Partial<Sheet>): void => update({ ...latest.current, ...next })
  const board = { latest: () => latest.current, update, habits, focus }
  const lines = lineActions(board)
  const sheets = sheetActions({ ...board, setAside, setTried, begun })
  return {
    ...{
      sheet,
      aside,
      habits,
      notes,
      doubts,
      wasTried,
      mailbox,
      link,
      medicines,
      change,
      setHabits,
      focus,
    },
    ...sheets,
    setNotes(text) {
      if (sheet.patient) setHabits(withNotes(habits, sheet.patient, text))
    },
    ...lines,
    keepModel(name) {
      const kept = sheet.lines.filter((line) => !isBlank(line))
      setHabits(withModel(habits, { name, lines: kept, devices: sheet.devices }))
    },
    dropModel: (name) => setHabits(withoutModel(habits, name)),
    tried() {
      const lacks = doubts.filter(({ weight }) => weight === 'lack')
      const [first] = lacks
      setTried(true)
      if (first) focus(fieldOf(first, latest.current))
      return lacks
    },
  }
}
