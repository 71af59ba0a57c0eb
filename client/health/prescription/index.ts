/** E-prescriptions: a simple model, composed into the national document. */

export { composePrescription } from './compose.js'
export { ledgerEntryOf, type LedgerEntryOf } from './ledger-entry.js'
export * from './model.js'
export { prescriberName, printPrescription } from './print.js'
export type { PaperFonts } from '../pdf/index.js'
export { documentIdOf, identityOf, readPrescription } from './read.js'
export type * from './read-model.js'
export { patientFromCda, professionalFromCda, structureFromCda } from './from-cda.js'
