/** What can be said of a document that nobody has told the ledger of. */

import type { DocumentRef, LedgerState } from './model.js'
import type { LedgerTables } from './ports.js'
import { relativesOf, type LedgerParts } from './register.js'
import { stateOf, unknownState } from './state.js'

/** A later version may be there all the same, or an earlier one may have been dispensed. */
export async function unseenState(
  tables: LedgerTables,
  parts: LedgerParts,
  document: DocumentRef,
): Promise<LedgerState> {
  const relatives = await relativesOf(tables, parts, document)
  const [first] = relatives
  if (!first) return unknownState
  const newer = relatives.find(({ version }) => version > document.version)
  const { dispensings, elsewhere } = await stateOf(tables, first)
  const others = [...dispensings.filter(({ undoneAt }) => undoneAt === null), ...elsewhere]
  const seen = { ...unknownState, elsewhere: others }
  if (!newer) return seen
  return { ...seen, standing: 'superseded', ended: { by: newer.stateBy, at: newer.stateAt } }
}
