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
