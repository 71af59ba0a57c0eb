/** The SQLite engine: one writer with group commit, readers on a connection of their own (WAL). */

import type Database from 'better-sqlite3'
import { Fault } from '../../../base/index.js'
import type { Engine, Sql } from '../engine.js'
import { sqliteFault } from './faults.js'
import type { SchemaName } from './migrations.js'
import { openConnections, type OpenMode } from './open.js'
import { statements } from './statements.js'

interface Job {
  run(sql: Sql): Promise<unknown>
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** Units that may share one commit; bounds how long the first of them waits. */
const groupSize = 64

class SqliteEngine implements Engine {
  readonly #writer: Database.Database
  readonly #reader: Database.Database
  readonly #writeSql: Sql
  readonly #readSql: Sql
  #queue: Job[] = []
  #flushing: Promise<void> | null = null
  readonly #begin: Database.Statement
  readonly #commit: Database.Statement
  readonly #save: Database.Statement
  readonly #release: Database.Statement
  readonly #beginRead: Database.Statement
  readonly #endRead: Database.Statement
  readonly #version: Database.Statement
  #revision: number | null = null
  #reads = 0
  #closed = false

  constructor(writer: Database.Database, reader: Database.Database) {
    this.#writer = writer
    this.#reader = reader
    this.#writeSql = statements(writer)
    this.#readSql = reader === writer ? this.#writeSql : statements(reader)
    this.#begin = writer.prepare('BEGIN IMMEDIATE')
    this.#commit = writer.prepare('COMMIT')
    this.#save = writer.prepare('SAVEPOINT unit')
    this.#release = writer.prepare('RELEASE unit')
    this.#beginRead = reader.prepare('BEGIN')
    this.#endRead = reader.prepare('COMMIT')
    this.#version = reader.prepare('PRAGMA data_version').pluck()
  }

  async read<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    this.#expectOpen()
    // In memory there is one connection: a read waits its turn like a write.
    if (this.#reader === this.#writer) return this.#enqueue(work)
    try {
      // Reads overlap only within one turn of the event loop, so they share a snapshot.
      if (this.#reads++ === 0) this.#beginRead.run()
      try {
        return await work(this.#readSql)
      } finally {
        if (--this.#reads === 0) this.#endRead.run()
      }
    } catch (error) {
      throw sqliteFault(error)
    }
  }

  async write<T>(unit: (sql: Sql) => Promise<T>): Promise<T> {
    this.#expectOpen()
    return this.#enqueue(unit)
  }

  revision(): number {
    // Asked several times for one message: within a turn of the event loop the answer is the same.
    this.#revision ??= this.#readRevision()
    return this.#revision
  }

  #readRevision(): number {
    setImmediate(() => {
      this.#revision = null
    })
    return Number(this.#version.get())
  }

  async check(): Promise<readonly string[]> {
    try {
      const rows = this.#reader.pragma('integrity_check(100)') as { integrity_check: string }[]
      const broken = this.#reader.pragma('foreign_key_check') as { table: string }[]
      return [
        ...rows.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
        ...broken.map((row) => `a row of ${row.table} points at nothing`),
      ]
    } catch (error) {
      return [error instanceof Error ? error.message : 'unreadable']
    }
  }

  async settle(): Promise<void> {
    while (this.#flushing) await this.#flushing
    this.#expectOpen()
    this.#writer.pragma('wal_checkpoint(TRUNCATE)')
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    while (this.#flushing) await this.#flushing
    if (this.#reader !== this.#writer) this.#reader.close()
    this.#writer.close()
  }

  #expectOpen(): void {
    if (this.#closed) throw new Fault('unavailable', 'the store is closing')
  }

  #enqueue<T>(run: (sql: Sql) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ run, resolve, reject })
      this.#flushing ??= new Promise<void>((done) => {
        // What else arrives in this turn of the event loop joins the same commit.
        setImmediate(() => {
          void this.#flush().then(done)
        })
      })
    })
  }

  async #flush(): Promise<void> {
    try {
      while (this.#queue.length > 0) await this.#group(this.#queue.splice(0, groupSize))
    } finally {
      this.#flushing = null
    }
  }

  async #group(jobs: readonly Job[]): Promise<void> {
    const settle: (() => void)[] = []
    try {
      this.#begin.run()
      for (const job of jobs) settle.push(await this.#unit(job))
      this.#commit.run()
    } catch (error) {
      if (this.#writer.inTransaction) this.#writer.exec('ROLLBACK')
      const fault = sqliteFault(error)
      for (const job of jobs) job.reject(fault)
      return
    }
    for (const tell of settle) tell()
  }

  /** Runs one unit inside a savepoint; returns what to tell its caller once the group is durable. */
  async #unit(job: Job): Promise<() => void> {
    this.#save.run()
    let late = false
    const watchdog = setImmediate(() => {
      late = true
    })
    try {
      const value = await job.run(this.#writeSql)
      if (late) throw new Error('a unit of work awaited something other than the engine')
      this.#release.run()
      return () => job.resolve(value)
    } catch (error) {
      // A full disk makes SQLite undo the whole transaction by itself: then the group has failed.
      if (!this.#writer.inTransaction) throw error
      this.#writer.exec('ROLLBACK TO unit; RELEASE unit')
      const fault = sqliteFault(error)
      return () => job.reject(fault)
    } finally {
      clearImmediate(watchdog)
    }
  }
}

/** Opens (or creates, or upgrades) the database at `file`; `:memory:` with mode `create` for tests. */
export function openSqlite(file: string, schema: SchemaName, mode: OpenMode): Engine {
  const { writer, reader } = openConnections(file, schema, mode)
  return new SqliteEngine(writer, reader)
}
