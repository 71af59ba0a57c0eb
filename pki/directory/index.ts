/** The directory: its model, its look-ups, its changes, and the ports that its tables implement. */

export * from './administration/index.js'
export { foldAddress, isDomain, parseAddress } from './addresses.js'
export { createDirectory, type Directory, type NewGrant, type Standing } from './directory.js'
export {
  createCuration,
  type Curation,
  type StaleAddress,
  type StaleReason,
  type StaleRequest,
} from './curation.js'
export {
  isReachable,
  withdrawAfterRevocation,
  withdrawPgpKey,
  type WithdrawalReason,
} from './published-keys.js'
export { createUsage, type UsageNotes, type UsageTally } from './usage.js'
export { differences, type Difference } from './differences.js'
export {
  checkMailbox,
  checkOrganisation,
  checkProfessional,
  enterMailbox,
  enterOrganisation,
  enterProfessional,
  type NewMailbox,
  type NewOrganisation,
  type NewProfessional,
  type Occasion,
} from './enrolment.js'
export { createEntries, type Entries } from './entries.js'
export * from './foreign-ports.js'
export * from './model.js'
export {
  entryOf,
  type ApplicationOrder,
  type Entry,
  type EntryChanges,
  type How,
  type OperatorOrder,
  type OrganisationOrder,
  type ProfessionalOrder,
} from './orders.js'
export type * from './key-ports.js'
export type * from './ports.js'
export type * from './revocation-ports.js'
export { displayName, professionOf, professions, type Profession } from './professions.js'
export * from './reference/index.js'
export {
  createRegistrar,
  rehearsal,
  type MailboxFile,
  type NewMailboxOrder,
  type Registrar,
} from './registrar.js'
export { accessOf, findIdentity, isInForce, lapsedOf } from './standing.js'
