/** The desk of administrators: what the console and the administrators' pages share, so that both do the same. */

export { type Acts, type DeskAct, type DeskOrder } from './acts.js'
export { createDesk, type Desk, type DeskDeps } from './desk.js'
export type { HeldMailbox, HolderCard, Holders, NamedGrant } from './holders.js'
export {
  weeksAhead,
  type Inventory,
  type InventoryQuestion,
  type ShownCertificate,
  type Weeks,
} from './inventory.js'
export { soonDays, standings, type Standing } from './register.js'
export {
  revokeMeasured,
  type Effects,
  type RevocationEffect,
  type RevocationOrder,
} from './revoking.js'
export { actStatement, digestOf, type ActFacts } from './statement.js'
export {
  listenersAsked,
  logNames,
  readChain,
  whyCertificate,
  type LogName,
  type Told,
  type WhyAnswer,
  type WhyDeps,
  type WhyQuestion,
} from './why.js'
