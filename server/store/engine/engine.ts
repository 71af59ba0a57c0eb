/**
 * The database as the tables see it. SQL is written once with `$1`, `$2`… and must run on every engine:
 * no engine-specific function, `RETURNING` for generated ids, `ON CONFLICT` for upserts.
 */

export type SqlValue = string | number | Buffer | null

/** Statements of one unit of work or one read. Nothing but these may be awaited inside. */
export interface Sql {
  all<Row>(sql: string, ...values: SqlValue[]): Promise<Row[]>
  get<Row>(sql: string, ...values: SqlValue[]): Promise<Row | undefined>
  /** Returns the number of rows changed. */
  run(sql: string, ...values: SqlValue[]): Promise<number>
}

export interface Engine {
  /** Runs `work` on one snapshot; it changes nothing. */
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /**
   * One unit of work, all or nothing; durable (fsync) when the promise resolves. Units that arrive
   * together share one commit. A failing unit undoes itself only. Fault unavailable when the disk is full.
   */
  write<T>(unit: (sql: Sql) => Promise<T>): Promise<T>
  /** A number that differs whenever another process may have committed; cheap enough to poll. */
  revision(): number
  /** Looks at every page and index; returns the problems found, none when clean. */
  check(): Promise<readonly string[]>
  /** Moves what the engine's log holds into the database and empties the log, as far as nobody is reading. */
  settle(): Promise<void>
  /** Waits for running units, then closes; further calls are Fault unavailable. */
  close(): Promise<void>
}
