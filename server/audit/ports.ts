/** What the audit room needs of the store. */

/** One entry exactly as it was written: the bytes are what the hash covers. */
export interface StoredEntry {
  readonly seq: number
  readonly entry: Buffer
  readonly hash: Buffer
}

/** The log's table, inside a unit of work. */
export interface AuditTable {
  last(): Promise<StoredEntry | undefined>
  insert(entry: StoredEntry): Promise<void>
  /** At most `count` entries with a number above `seq`, ascending. */
  after(seq: number, count: number): Promise<readonly StoredEntry[]>
}

/** The logs: what happened to messages, and to certificates and the directory. */
export const logNames = ['mail', 'pki'] as const
export type LogName = (typeof logNames)[number]

/** Reads a log on one snapshot. */
export type ReadAudit = <T>(log: LogName, work: (table: AuditTable) => Promise<T>) => Promise<T>
