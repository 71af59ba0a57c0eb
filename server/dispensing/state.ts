/** The state of a prescription, put together from its rows. */

import type { Dispensing, LedgerStanding, LedgerState, LineState } from './model.js'
import type { DispensingRow, LedgerTables, PrescriptionRow } from './ports.js'
import { tally } from './tally.js'

export const unknownState: LedgerState = {
  standing: 'unknown',
  toldByAuthor: false,
  ended: null,
  lines: [],
  dispensings: [],
  elsewhere: [],
}

async function dispensingOf(
  { dispensings }: LedgerTables,
  { id, mailbox, identity, name, at, undoneAt }: DispensingRow,
): Promise<Dispensing> {
  return { id, mailbox, identity, name, at, undoneAt, lines: await dispensings.lines(id) }
}

async function dispensingsOf(tables: LedgerTables, id: number): Promise<Dispensing[]> {
  const found: Dispensing[] = []
  for (const row of await tables.dispensings.of(id)) found.push(await dispensingOf(tables, row))
  return found
}

/** Was something handed over, and not taken back? */
const counts = ({ undoneAt, lines }: Dispensing): boolean =>
  undoneAt === null && lines.some(({ kind }) => kind !== 'refused')

async function elsewhereOf(tables: LedgerTables, row: PrescriptionRow): Promise<Dispensing[]> {
  const found: Dispensing[] = []
  for (const { id } of await tables.prescriptions.chain(row.chain))
    if (id !== row.id) found.push(...(await dispensingsOf(tables, id)).filter(counts))
  return found
}

function standingOf(row: PrescriptionRow, lines: readonly LineState[]): LedgerStanding {
  if (row.state !== 'active') return row.state
  if (lines.every(({ done, times }) => done >= times)) return 'done'
  return lines.some(({ done, begun }) => done > 0 || begun) ? 'partly' : 'dispensable'
}

/** Reads it, in the unit of work that is running. */
export async function stateOf(tables: LedgerTables, row: PrescriptionRow): Promise<LedgerState> {
  const dispensings = await dispensingsOf(tables, row.id)
  const given = dispensings.filter(({ undoneAt }) => undoneAt === null)
  const lines = (await tables.prescriptions.lines(row.id)).map((terms) =>
    tally(
      terms,
      given.flatMap((one) => one.lines),
    ),
  )
  return {
    standing: standingOf(row, lines),
    toldByAuthor: row.author !== null && row.toldBy === row.author,
    ended: row.state === 'active' ? null : { by: row.stateBy, at: row.stateAt },
    lines,
    dispensings,
    elsewhere: await elsewhereOf(tables, row),
  }
}
