/** What a user asks of his gateway over HTTPS, on a link that shows his certificate. */

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
  type LapsedKey,
  type PublishedPgpKey,
} from './keys.js'
export { directoryPlaces } from './places.js'
export { depositKeys, type EscrowSecret } from './escrow.js'
export { fetchLink, type FetchLinkOptions } from './fetch-link.js'
export type { GatewayLink, LinkAnswer, LinkQuestion } from './link.js'
export {
  directoryCard,
  entryOfAddress,
  receivesSealed,
  searchPeople,
  type DirectoryEntry,
  type DirectoryMailbox,
  type DirectoryPlace,
  type PeopleQuestion,
} from './people.js'
export { pharmacistsOf, type DirectoryPharmacist, type Workplace } from './pharmacists.js'
export { RevocationLists, revocationFor } from './revocation.js'
