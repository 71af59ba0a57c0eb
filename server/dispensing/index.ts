/** The dispensing ledger: a prescription is dispensed once, whoever holds a copy of it. */

export type { DispenseOrder } from './dispense.js'
export { undoMs } from './ending.js'
export { createLedger, type Cancelled, type Ledger, type Told } from './ledger.js'
export * from './model.js'
export { mayDispense } from './policy.js'
export type * from './ports.js'
export { readBody, type Body } from './reading.js'
export { LedgerRefusal, refusals, type RefusalName } from './refusal.js'
export { wordFrom, wordOf, type AuthorsWord } from './word.js'
