/** The desk of administrators: what the console and the administrators' pages share, so that both do the same. */

export { type Acts, type DeskAct, type DeskOrder } from './acts.js'
export { createDesk, type Desk, type DeskDeps } from './desk.js'
export { figureNames, type FigureName, type Figures, type MonthFigures } from './figures.js'
export type { HeldMailbox, HolderCard, Holders, NamedGrant } from './holders.js'
export {
  weeksAhead,
  type Inventory,
  type InventoryQuestion,
  type ShownCertificate,
  type Weeks,
} from './inventory.js'
export {
  auditTopics,
  isAuditTopic,
  type AuditPage,
  type AuditQuestion,
  type AuditTopic,
} from './log-search.js'
export { soonDays, standings, type Standing } from './register.js'
export {
  revokeMeasured,
  type Effects,
  type RevocationEffect,
  type RevocationOrder,
} from './revoking.js'
export { actStatement, digestOf, isSignedBy, signatureDigest, type ActFacts } from './statement.js'
export type { LogFinding, LogWalks, Verification, Verifier } from './verification.js'
export {
  listenersAsked,
  readChain,
  whyCertificate,
  type MailboxTold,
  type Told,
  type WhyAnswer,
  type WhyDeps,
  type WhyQuestion,
} from './why.js'
