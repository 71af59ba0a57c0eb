/** What is decided of each line at the counter, before anything is done. */

import { boxesDue, linesOf, statesOf, type DispensingWish } from '../../../acts/index.js'
import type { LedgerLine, LedgerState } from '../../../gateway/index.js'
import type { ReadPrescription } from '../../../health/index.js'

export type Choice =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly boxes: number; readonly note: string }
  | { readonly kind: 'substitute'; readonly name: string; readonly note: string }
  | { readonly kind: 'refuse'; readonly note: string }
  /** Nothing is done about it today. */
  | { readonly kind: 'later' }

export type Choices = ReadonlyMap<number, Choice>

export interface LineState {
  readonly line: number
  readonly name: string
  /** Null when nobody knows. */
  readonly state: LedgerLine | null
  readonly isDue: boolean
  /** Boxes left of the turn that is due; null when they are not counted. */
  readonly due: number | null
}

/** Every line with what the ledger knows of it; nothing is due of what was replaced or cancelled. */
export function lineStates(
  prescription: ReadPrescription,
  ledger: LedgerState | null,
): readonly LineState[] {
  const states = ledger ? statesOf(prescription, ledger) : []
  const isOver = ledger?.standing === 'superseded' || ledger?.standing === 'cancelled'
  return linesOf(prescription).map(({ line, medicine }) => {
    const state = states.find((one) => one.line === line) ?? null
    const isDue = state !== null && !isOver && state.done < state.times
    return { line, name: medicine.name, state, isDue, due: boxesDue(state ?? undefined) }
  })
}

/** Every line that is due for the first time is given whole unless somebody says otherwise; renewals are asked for. */
export const firstChoices = (lines: readonly LineState[]): Choices =>
  new Map(
    lines
      .filter(({ isDue }) => isDue)
      .map(({ line, state }) => [line, { kind: state?.done === 0 ? 'whole' : 'later' }]),
  )

/** What the choices ask for; null when they ask for nothing. */
export function wishFrom(choices: Choices): DispensingWish | null {
  const chosen = [...choices].filter(([, { kind }]) => kind !== 'later')
  if (chosen.length === 0) return null
  const pick = <T>(read: (choice: Choice) => T | undefined): Map<number, T> =>
    new Map(
      chosen.flatMap(([line, choice]) => {
        const found = read(choice)
        return found === undefined ? [] : [[line, found] as const]
      }),
    )
  return {
    lines: chosen.map(([line]) => line),
    boxes: pick((choice) => (choice.kind === 'part' ? choice.boxes : undefined)),
    substitutes: pick((choice) =>
      choice.kind === 'substitute' ? { name: choice.name, cis: null, cip13: null } : undefined,
    ),
    refused: pick((choice) => (choice.kind === 'refuse' ? choice.note : undefined)),
    notes: pick((choice) =>
      (choice.kind === 'part' || choice.kind === 'substitute') && choice.note !== ''
        ? choice.note
        : undefined,
    ),
    partial: new Set(pick((choice) => (choice.kind === 'part' ? true : undefined)).keys()),
    renewal: true,
  }
}

/** Another medicine has a name, a refusal a reason, a part a number. */
export const isComplete = (choices: Choices): boolean =>
  [...choices.values()].every((choice) => {
    switch (choice.kind) {
      case 'part':
        return choice.boxes > 0
      case 'substitute':
        return choice.name.trim() !== ''
      case 'refuse':
        return choice.note.trim() !== ''
      case 'whole':
      case 'later':
        return true
    }
  })
