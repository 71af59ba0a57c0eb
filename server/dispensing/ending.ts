/** What ends: a prescription cancelled by its author, a dispensing taken back by the mailbox that made it. */

import { record } from '../audit/index.js'
import type { DocumentRef, LedgerState } from './model.js'
import type { LedgerTables } from './ports.js'
import { find, register, type LedgerParts, type Teller } from './register.js'
import { LedgerRefusal } from './refusal.js'
import { stateOf, unknownState } from './state.js'

/** How long a mistake at the counter may be taken back. */
export const undoMs = 30 * 60_000

interface Cancelling {
  readonly document: DocumentRef
  readonly author: string | null
  readonly teller: Teller
}

/** Ends every document that belongs with it; one that is unknown is entered as cancelled, for the day a copy turns up. */
export async function cancel(
  tables: LedgerTables,
  parts: LedgerParts,
  { document, author, teller }: Cancelling,
): Promise<LedgerState> {
  const { prescriptions } = tables
  const row =
    (await find(tables, parts.seal, document)) ??
    (await register(tables, parts, { document, lines: [], author, teller }))
  if (row.author !== author) throw new LedgerRefusal('not-author', null)
  const chain = (await prescriptions.chain(row.chain)).filter(({ state }) => state === 'active')
  for (const { id } of chain)
    await prescriptions.end(id, 'cancelled', teller.name, parts.clock.now())
  if (chain.length > 0)
    await record(tables.audit, parts.clock, {
      kind: 'prescription.cancelled',
      actor: teller.identity,
      facts: { prescription: String(row.id), cancels: chain.map(({ id }) => id).join(',') },
    })
  return stateAgain(tables, parts, document)
}

async function stateAgain(
  tables: LedgerTables,
  { seal }: LedgerParts,
  document: DocumentRef,
): Promise<LedgerState> {
  const row = await find(tables, seal, document)
  return row ? stateOf(tables, row) : unknownState
}

interface Undoing {
  readonly teller: Teller
  readonly mailbox: string
  readonly dispensing: number
}

/** Fault not-found for a dispensing of another mailbox, conflict when it is too late. */
export async function undo(
  tables: LedgerTables,
  { clock }: LedgerParts,
  { teller, mailbox, dispensing }: Undoing,
): Promise<LedgerState> {
  const found = await tables.dispensings.byId(dispensing)
  if (found?.mailbox !== mailbox) throw new LedgerRefusal('no-such-dispensing', null)
  const row = await tables.prescriptions.byId(found.prescriptionId)
  if (!row) throw new Error('a dispensing has lost its prescription')
  if (found.undoneAt !== null) return stateOf(tables, row)
  const now = clock.now()
  if (now - found.at > undoMs)
    throw new LedgerRefusal('undo-too-late', await stateOf(tables, row), {
      at: { time: found.at },
      minutes: undoMs / 60_000,
    })
  await tables.dispensings.undo(found.id, now)
  await record(tables.audit, clock, {
    kind: 'prescription.undone',
    actor: teller.identity,
    facts: {
      prescription: String(row.id),
      dispensing: String(found.id),
      address: mailbox,
    },
  })
  return stateOf(tables, row)
}
