/** Administrators of the directory: their roles, and the orders that two of them sign. */

export {
  createAdministrators,
  rolesOf,
  type Administration,
  type Administrator,
  type Administrators,
  type AppointmentOrder,
} from './administrators.js'
export {
  approvalLifetimeMs,
  createApprovals,
  guardedOperation,
  statementOf,
  type Approvals,
  type GuardedOperation,
  type Signatory,
} from './approvals.js'
export type * from './ports.js'
