/** The tamper-evident log: catalogue of events, chain, signed checkpoints, verification. */

export { genesis, readEntry, type EntryText } from './chain.js'
export { generateAuditKey, openCheckpoint, signCheckpoint, type Checkpoint } from './checkpoint.js'
export type { AuditEvent, AuditFacts, AuditKind } from './events.js'
export {
  logNames,
  type AuditTable,
  type LogName,
  type ReadAudit,
  type StoredEntry,
} from './ports.js'
export { record, type LooseEvent } from './record.js'
export { verifyLog, type LogFault, type LogState } from './verify.js'
