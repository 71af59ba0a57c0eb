/** One dispensing, in one unit of work: it counts once, whoever else asks at the same moment. */

import { record } from '../audit/index.js'
import type { AskedLine, Dispensed, Given, LedgerState, LineState } from './model.js'
import type { LedgerTables, PrescriptionRow } from './ports.js'
import { register, type LedgerParts, type Registration } from './register.js'
import { LedgerRefusal } from './refusal.js'
import { stateOf } from './state.js'
import { boxesLeft } from './tally.js'

export interface DispenseOrder extends Registration {
  readonly mailbox: string
  /** The caller's own key: what is sent again under it is done once. */
  readonly key: string
  /** The last dispensing the caller has seen on this document, 0 for none. */
  readonly after: number
  readonly give: readonly AskedLine[]
  /** Why it is dispensed although another version was; null when it is not. */
  readonly despite: string | null
}

export async function dispense(
  tables: LedgerTables,
  parts: LedgerParts,
  order: DispenseOrder,
): Promise<Dispensed> {
  const { mailbox, teller, give, despite } = order
  const keyTag = parts.seal.tag(`key ${teller.identity} ${order.key}`)
  const before = await tables.dispensings.byKey(keyTag)
  const row = await register(tables, parts, order)
  const state = await stateOf(tables, row)
  if (before?.prescriptionId === row.id) return { dispensing: before.id, repeated: true, state }
  expectInForce(row, state)
  const lines = give.map((asked) => expectDue(state, asked))
  expectFresh(state, order)
  const id = await tables.dispensings.insert(
    {
      ...{ prescriptionId: row.id, keyTag, mailbox, at: parts.clock.now() },
      ...{ identity: teller.identity, name: teller.name },
      note: despite === null ? null : parts.seal.seal(despite),
    },
    lines,
  )
  await noteDispensing(tables, parts, { order, row, id, lines })
  return { dispensing: id, repeated: false, state: await stateOf(tables, row) }
}

interface Noted {
  readonly order: DispenseOrder
  readonly row: PrescriptionRow
  readonly id: number
  readonly lines: readonly Given[]
}

const noteDispensing = (
  { audit }: LedgerTables,
  { clock }: LedgerParts,
  { order, row, id, lines }: Noted,
): Promise<void> =>
  record(audit, clock, {
    kind: 'prescription.dispensed',
    actor: order.teller.identity,
    facts: {
      prescription: String(row.id),
      dispensing: String(id),
      address: order.mailbox,
      lines: lines.map(({ line, kind }) => `${line}:${kind}`).join(','),
      despite: order.despite === null ? 'no' : 'yes',
    },
  })

function expectInForce({ state }: PrescriptionRow, told: LedgerState): void {
  if (state === 'active') return
  const { by = '', at = 0 } = told.ended ?? {}
  throw new LedgerRefusal(state, told, { by, at: { time: at } })
}

function expectFresh(state: LedgerState, { after, despite }: DispenseOrder): void {
  const last = state.dispensings.at(-1)
  if ((last?.id ?? 0) !== after) throw new LedgerRefusal('changed-meanwhile', state)
  const [other] = state.elsewhere
  if (other && despite === null)
    throw new LedgerRefusal('dispensed-elsewhere', state, {
      by: other.name,
      at: { time: other.at },
    })
}

/** The line as it will be kept. Fault conflict when this turn was dispensed, or more is asked than is left of it. */
function expectDue(state: LedgerState, asked: AskedLine): Given {
  const line = state.lines.find((one) => one.line === asked.line)
  if (!line) throw new LedgerRefusal('unknown-line', state, { line: asked.line })
  const { kind, boxes } = asked
  if (kind === 'refused') return { line: line.line, kind, boxes: null }
  if (line.done >= line.times || asked.turn < line.done) throw already(state, line)
  if (asked.turn > line.done) throw new LedgerRefusal('not-begun', state, { line: line.line })
  const left = boxesLeft(line)
  if (left === null) return { line: line.line, kind, boxes }
  const given = boxes ?? left
  if (given > left || (kind === 'part' && boxes === null))
    throw new LedgerRefusal('too-many-boxes', state, { line: line.line, left })
  return { line: line.line, kind: given === left ? 'whole' : 'part', boxes: given }
}

function already(state: LedgerState, { line }: LineState): LedgerRefusal {
  const last = state.dispensings
    .filter(({ undoneAt, lines }) => undoneAt === null && lines.some((one) => one.line === line))
    .at(-1)
  return new LedgerRefusal('dispensed-already', state, {
    line,
    by: last?.name ?? '',
    at: { time: last?.at ?? 0 },
  })
}
