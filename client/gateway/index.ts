/** What a user asks of his gateway over HTTPS, with the certificate of his identity folder. */

export { askGateway, askJson, type GatewayQuestion } from './ask.js'
export { authoritiesKnown } from './authorities.js'
export {
  cancelPrescription,
  prescriptionState,
  recordDispensing,
  registerPrescription,
  tellPrescription,
  undoDispensing,
  type DispensingOrder,
  type LedgerEntry,
} from './ledger.js'
export type * from './ledger-model.js'
export { LedgerRefused } from './ledger-request.js'
export {
  directoryKey,
  holderOf,
  keysOf,
  publishKey,
  withdrawKey,
  type CorrespondentKeys,
  type KeyHolder,
  type PublishedPgpKey,
} from './keys.js'
export { directoryPlaces } from './places.js'
export { escrowKeys, type EscrowRequest } from './escrow.js'
export { pharmacistsOf, type DirectoryPharmacist, type Workplace } from './pharmacists.js'
export { RevocationLists, revocationFor } from './revocation.js'
