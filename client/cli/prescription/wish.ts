/** What the line of `pli prescription dispense` asks for, read into a wish. */

import { dueLines, linesOf, type DispensingWish } from '../../acts/index.js'
import type { LedgerState } from '../../gateway/index.js'
import type { Medicine, ReadPrescription } from '../../health/index.js'
import { UsageFault } from '../usage-fault.js'

export interface Asked {
  readonly line: readonly string[]
  readonly boxes: readonly string[]
  readonly substitute: readonly string[]
  readonly refuse: readonly string[]
  readonly partial: boolean
  readonly renewal: boolean
}

/** UsageFault for what is no pair, no number, or a line that is not there. */
export function wishOf(
  asked: Asked,
  prescription: ReadPrescription,
  state: LedgerState,
): DispensingWish {
  const refused = pairsOf('--refuse', asked.refuse)
  const substitutes = new Map(
    [...pairsOf('--substitute', asked.substitute)].map(([line, text]) => [
      line,
      replacementOf(text),
    ]),
  )
  const lines = asked.line.map(Number)
  const known = linesOf(prescription).map(({ line }) => line)
  for (const line of [...lines, ...refused.keys(), ...substitutes.keys()])
    if (!known.includes(line)) throw new UsageFault('counter.line', { line })
  const named = lines.length > 0 ? lines : dueLines(prescription, state, asked.renewal)
  const chosen = [...new Set([...named, ...refused.keys()])]
  return {
    ...{ lines, refused, substitutes, boxes: boxesOf(asked.boxes, chosen), notes: new Map() },
    ...{ partial: new Set(asked.partial ? known : []), renewal: asked.renewal },
  }
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

/** A number alone is for the only line there is. */
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

/** `3400935955838`, `3400935955838 PARACETAMOL ARROW`, or a name alone. */
function replacementOf(text: string): Medicine {
  const [, code, name = ''] = /^(34009\d{8})\s*(.*)$/s.exec(text) ?? []
  if (code === undefined) return { name: text, cis: null, cip13: null }
  const display = name === '' ? `CIP ${code}` : name
  return { name: display, cis: null, cip13: { code, display } }
}
