/** What a counter wants to hand over, line by line, put against what the ledger says is due. */

import { PhrasedFault, SaidFault } from '../../../server/base/index.js'
import type { LedgerLine, LedgerState } from '../../gateway/index.js'
import {
  ledgerEntryOf,
  type DispensedLine,
  type Medicine,
  type ReadPrescription,
} from '../../health/index.js'

/** What is wished for at the counter; lines are numbered from 1, medicines first. */
export interface DispensingWish {
  /** The lines to dispense; empty for all that are due. */
  readonly lines: readonly number[]
  /** Boxes handed over, by line; all that is due of the others. */
  readonly boxes: ReadonlyMap<number, number>
  readonly substitutes: ReadonlyMap<number, Medicine>
  /** Lines that are not given, and why. */
  readonly refused: ReadonlyMap<number, string>
  /** A word of the pharmacist on a line that is given. */
  readonly notes: ReadonlyMap<number, string>
  /** Lines of which a part only is given, where the prescription does not count boxes. */
  readonly partial: ReadonlySet<number>
  /** The next turn of what was dispensed before. */
  readonly renewal: boolean
}

export interface PlannedLine extends DispensedLine {
  /** How many times the line had been dispensed before. */
  readonly turn: number
}

export interface CounterLine {
  readonly line: number
  readonly entryId: string
  readonly medicine: Medicine
}

/** Medicines and devices alike: what a counter hands over has a name. */
export const linesOf = ({ medicines, devices }: ReadPrescription): readonly CounterLine[] => [
  ...medicines,
  ...devices.map(({ line, entryId, name }) => ({
    ...{ line, entryId },
    medicine: { name, cis: null, cip13: null },
  })),
]

/** The state of a line that nobody has told the ledger of is that of the document. */
export function statesOf(
  prescription: ReadPrescription,
  { lines }: Pick<LedgerState, 'lines'>,
): readonly LedgerLine[] {
  if (lines.length > 0) return lines
  return ledgerEntryOf(prescription).lines.map((terms) => ({
    ...terms,
    ...{ done: 0, begun: false, boxesGiven: 0 },
  }))
}

/** The lines that are due: for the first time, or `renewal` counted in. */
export const dueLines = (
  prescription: ReadPrescription,
  state: Pick<LedgerState, 'lines'>,
  renewal: boolean,
): readonly number[] =>
  statesOf(prescription, state)
    .filter(({ done, times }) => done < times && (done === 0 || renewal))
    .map(({ line }) => line)

/**
 * The lines to dispense: those named, or all that are due. Fault syntax for a line that is not there; conflict when
 * nothing is due, or only as a renewal that was not asked for.
 */
export function planOf(
  wish: DispensingWish,
  prescription: ReadPrescription,
  state: LedgerState,
): readonly PlannedLine[] {
  const { refused, substitutes, renewal, lines: named } = wish
  const states = new Map(statesOf(prescription, state).map((one) => [one.line, one]))
  const known = linesOf(prescription)
  for (const line of [...named, ...refused.keys(), ...substitutes.keys()])
    if (!known.some((one) => one.line === line))
      throw new SaidFault('syntax', 'counter.line', { line })
  const due = dueLines(prescription, state, renewal)
  const isChosen = (one: CounterLine): boolean =>
    refused.has(one.line) || (named.length > 0 ? named.includes(one.line) : due.includes(one.line))
  const chosen = known.filter(isChosen)
  if (chosen.length === 0) throw nothingDue(states, state)
  return chosen.map((one) => {
    const lineState = states.get(one.line)
    const turn = turnOf(lineState, renewal)
    const reason = refused.get(one.line)
    return reason === undefined
      ? givenLine(one, { turn, state: lineState, wish })
      : refusedLine(one, turn, reason)
  })
}

/** A line asked for again without a renewal is asked for at the turn that is over: the ledger says who was first. */
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
  { line, entryId, medicine }: CounterLine,
  turn: number,
  note: string,
): PlannedLine => ({
  ...{ line, entryId, prescribed: medicine.name, outcome: 'refused', given: medicine },
  ...{ boxes: 0, substituted: false, renewal: turn, note, turn },
})

interface Giving {
  readonly turn: number
  readonly state: LedgerLine | undefined
  readonly wish: DispensingWish
}

function givenLine({ line, entryId, medicine }: CounterLine, giving: Giving): PlannedLine {
  const { turn, state, wish } = giving
  const substitute = wish.substitutes.get(line)
  const due = boxesDue(state)
  const count = wish.boxes.get(line) ?? due ?? 1
  const part = due === null ? wish.partial.has(line) : count < due
  return {
    ...{ line, entryId, prescribed: medicine.name, turn, renewal: turn },
    ...{ outcome: part ? 'part' : 'whole', boxes: count, note: wish.notes.get(line) ?? '' },
    substituted: substitute !== undefined,
    given: substitute ?? medicine,
  }
}

/** Boxes left of the turn that is due; null when the prescription does not count them. */
export const boxesDue = (state: LedgerLine | undefined): number | null =>
  state?.boxes === null || !state ? null : state.boxes - state.boxesGiven
