/** What the line of `pli prescription dispense` asks for, put against what the ledger says is due. */

import { PhrasedFault } from '../../../server/base/index.js'
import type { LedgerLine, LedgerState } from '../../gateway/index.js'
import {
  ledgerEntryOf,
  type DispensedLine,
  type Medicine,
  type ReadPrescription,
} from '../../health/index.js'
import { UsageFault } from '../usage-fault.js'

export interface Asked {
  readonly line: readonly string[]
  readonly boxes: readonly string[]
  readonly substitute: readonly string[]
  readonly refuse: readonly string[]
  readonly partial: boolean
  readonly renewal: boolean
}

export interface PlannedLine extends DispensedLine {
  readonly turn: number
}

interface Line {
  readonly line: number
  readonly entryId: string
  readonly medicine: Medicine
}

/** Medicines and devices alike: what a counter hands over has a name. */
export const linesOf = ({ medicines, devices }: ReadPrescription): readonly Line[] => [
  ...medicines,
  ...devices.map(({ line, entryId, name }) => ({
    ...{ line, entryId },
    medicine: { name, cis: null, cip13: null },
  })),
]

/** The state of a line that nobody has told the ledger of is that of the document. */
export function statesOf(
  prescription: ReadPrescription,
  { lines }: LedgerState,
): readonly LedgerLine[] {
  if (lines.length > 0) return lines
  return ledgerEntryOf(prescription).lines.map((terms) => ({
    ...terms,
    ...{ done: 0, begun: false, boxesGiven: 0 },
  }))
}

/** `N=text` pairs of an option. UsageFault for what is none. */
function pairsOf(option: string, given: readonly string[]): Map<number, string> {
  return new Map(
    given.map((text) => {
      const [, line, value] = /^(\d{1,3})=(.+)$/s.exec(text) ?? []
      if (line === undefined || value === undefined)
        throw new UsageFault('counter.pair', { option })
      return [Number(line), value.trim()]
    }),
  )
}

function boxesOf(given: readonly string[], lines: readonly number[]): Map<number, number> {
  const [only] = given
  const alone = given.length === 1 && only !== undefined && /^\d{1,4}$/.test(only)
  const pairs =
    alone && lines.length === 1 ? new Map([[lines[0] ?? 0, only]]) : pairsOf('--boxes', given)
  return new Map(
    [...pairs].map(([line, text]) => {
      if (!/^[1-9]\d{0,3}$/.test(text)) throw new UsageFault('counter.pair', { option: '--boxes' })
      return [line, Number(text)]
    }),
  )
}

/**
 * The lines to dispense: those named, or all that are due. UsageFault for a line that is not there; fault conflict when
 * nothing is due, or only as a renewal that was not asked for.
 */
export function planOf(
  asked: Asked,
  prescription: ReadPrescription,
  state: LedgerState,
): readonly PlannedLine[] {
  const refused = pairsOf('--refuse', asked.refuse)
  const substitutes = pairsOf('--substitute', asked.substitute)
  const named = asked.line.map(Number)
  const states = new Map(statesOf(prescription, state).map((one) => [one.line, one]))
  const known = linesOf(prescription)
  for (const line of [...named, ...refused.keys(), ...substitutes.keys()])
    if (!known.some((one) => one.line === line)) throw new UsageFault('counter.line', { line })
  const isDue = ({ line }: Line): boolean => {
    const { done = 0, times = 1 } = states.get(line) ?? {}
    return done < times && (done === 0 || asked.renewal)
  }
  const chosen =
    named.length > 0
      ? known.filter(({ line }) => named.includes(line) || refused.has(line))
      : known.filter((one) => isDue(one) || refused.has(one.line))
  if (chosen.length === 0) throw nothingDue(states, state)
  const boxes = boxesOf(
    asked.boxes,
    chosen.map(({ line }) => line),
  )
  return chosen.map((one) => {
    const turn = turnOf(states.get(one.line), asked.renewal)
    const reason = refused.get(one.line)
    return reason === undefined
      ? given(one, {
          ...{ turn, state: states.get(one.line), partial: asked.partial },
          ...{ boxes: boxes.get(one.line), substitute: substitutes.get(one.line) },
        })
      : refusedLine(one, turn, reason)
  })
}

/** A line asked for again without `--renewal` is asked for at the turn that is over: the ledger says who was first. */
function turnOf(state: LedgerLine | undefined, renewal: boolean): number {
  const done = state?.done ?? 0
  return renewal || done === 0 ? done : done - 1
}

function nothingDue(states: ReadonlyMap<number, LedgerLine>, state: LedgerState): PhrasedFault {
  const last = state.dispensings.filter(({ undoneAt }) => undoneAt === null).at(-1)
  const renewable = [...states.values()].some(({ done, times }) => done < times)
  return new PhrasedFault('conflict', renewable ? 'counter.renewal' : 'counter.done', {
    ...{ by: last?.name ?? '', at: { time: last?.at ?? 0 } },
  })
}

const refusedLine = (
  { line, entryId, medicine }: Line,
  turn: number,
  note: string,
): PlannedLine => ({
  ...{ line, entryId, prescribed: medicine.name, outcome: 'refused', given: medicine },
  ...{ boxes: 0, substituted: false, renewal: turn, note, turn },
})

interface Giving {
  readonly turn: number
  readonly state: LedgerLine | undefined
  readonly partial: boolean
  readonly boxes: number | undefined
  readonly substitute: string | undefined
}

function given({ line, entryId, medicine }: Line, giving: Giving): PlannedLine {
  const { turn, state, partial, boxes, substitute } = giving
  const due = state?.boxes === null || !state ? null : state.boxes - state.boxesGiven
  const count = boxes ?? due ?? 1
  const part = due === null ? partial : count < due
  return {
    ...{ line, entryId, prescribed: medicine.name, turn, renewal: turn, note: '' },
    ...{ outcome: part ? 'part' : 'whole', boxes: count },
    substituted: substitute !== undefined,
    given: substitute === undefined ? medicine : replacementOf(substitute),
  }
}

/** `3400935955838`, `3400935955838 PARACETAMOL ARROW`, or a name alone. */
function replacementOf(text: string): Medicine {
  const [, code, name = ''] = /^(34009\d{8})\s*(.*)$/s.exec(text) ?? []
  if (code === undefined) return { name: text, cis: null, cip13: null }
  const display = name === '' ? `CIP ${code}` : name
  return { name: display, cis: null, cip13: { code, display } }
}
