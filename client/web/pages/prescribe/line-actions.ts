/** What is done to lines: a medicine taken, a dose changed, a line added or taken out, where the cursor goes next. */

import {
  emptySheetLine,
  isBlank,
  unitOf,
  usualLine,
  withLines,
  type Habits,
  type Sheet,
  type SheetLine,
  type SheetModel,
} from '../../../acts/index.js'
import type { KnownMedicine } from '../../../health/index.js'
import { newKey } from './keys.js'

export interface LineActions {
  readonly typeMedicine: (line: SheetLine, typed: string) => void
  readonly takeMedicine: (line: SheetLine, medicine: KnownMedicine) => void
  readonly takeName: (line: SheetLine, name: string) => void
  readonly changeLine: (line: SheetLine, next: Partial<SheetLine>) => void
  readonly removeLine: (line: SheetLine) => void
  /** To the line below, made when there is none. */
  readonly nextLine: (line: SheetLine) => void
  readonly addLine: () => void
  readonly addDevice: () => void
  readonly takeLines: (from: Pick<SheetModel, 'lines' | 'devices'>) => void
}

interface Setting {
  /** Changes of one turn come one after the other: each sees what the one before did. */
  readonly latest: () => Sheet
  readonly update: (sheet: Sheet) => void
  readonly habits: Habits
  readonly focus: (id: string) => void
}

/** A line with the dose that this prescriber gave of it last, or counted as its form says. */
function filled(line: SheetLine, habits: Habits, form: string): SheetLine {
  const usual = usualLine(habits, line)
  if (usual)
    return { ...usual, key: line.key, medicine: line.medicine ?? usual.medicine, typed: line.typed }
  return { ...line, fields: { ...line.fields, unit: unitOf(form) } }
}

const device = (key: string): Sheet['devices'][number] => ({
  ...{ key, name: '', emdn: null, lpp: null, quantity: 1, days: null, renewals: 0 },
  ...{ longTermIllness: false, workAccident: false, prevention: false, notReimbursed: false },
})

export function lineActions({ latest, update, habits, focus }: Setting): LineActions {
  const change = (next: Partial<Sheet>): void => update({ ...latest(), ...next })
  const withLine = (key: string, make: (line: SheetLine) => SheetLine): void =>
    change({ lines: latest().lines.map((one) => (one.key === key ? make(one) : one)) })
  const append = (): void => {
    const last = latest().lines.at(-1)
    const next = last && isBlank(last) ? last : emptySheetLine(newKey())
    if (next !== last) change({ lines: [...latest().lines, next] })
    focus(`rx-medicine-${next.key}`)
  }
  const take = (key: string, medicine: SheetLine['medicine'], name: string, form: string): void => {
    withLine(key, (line) => filled({ ...line, medicine, typed: name }, habits, form))
    focus(`rx-dose-${key}`)
  }
  return {
    typeMedicine: ({ key }, typed) =>
      withLine(key, (line) => {
        const isSame = line.medicine?.name === typed
        return { ...line, typed, medicine: isSame ? line.medicine : null }
      }),
    takeMedicine: ({ key }, { name, cis, form }) =>
      take(key, { name, cis, cip13: null }, name, form),
    takeName: ({ key }, name) => take(key, { name, cis: null, cip13: null }, name, name),
    changeLine: ({ key }, next) => withLine(key, (line) => ({ ...line, ...next })),
    removeLine({ key }) {
      const lines = latest().lines.filter((one) => one.key !== key)
      change({ lines: lines.length === 0 ? [emptySheetLine(newKey())] : lines })
    },
    nextLine({ key }) {
      const { lines } = latest()
      const below = lines[lines.findIndex((one) => one.key === key) + 1]
      if (below) focus(`rx-medicine-${below.key}`)
      else append()
    },
    addLine: append,
    addDevice() {
      const added = device(newKey())
      change({ devices: [...latest().devices, added] })
      focus(`rx-device-${added.key}`)
    },
    takeLines: (from) => update(withLines(latest(), from, newKey)),
  }
}
