/** Opening a SQLite database: the right file, the right schema, or one clear sentence and nothing changed. */

import { chmodSync, closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { Fault, SaidFault } from '../../../base/index.js'
import { sqliteFault } from './faults.js'
import { migrationsOf, type SchemaName } from './migrations.js'

/** "Pli" and a zero, in the header of each of our files. */
const applicationId = 0x506c6900

export type OpenMode =
  /** Make a new database; Fault already-exists when the file is there. */
  | 'create'
  /** Open one of the current schema. */
  | 'open'
  /** Open an older one and bring it up to date. */
  | 'upgrade'

interface Connections {
  readonly writer: Database.Database
  readonly reader: Database.Database
}

/** Opens the writing and the reading connection of the database at `file`. */
export function openConnections(file: string, schema: SchemaName, mode: OpenMode): Connections {
  const memory = file === ':memory:'
  if (mode === 'create' && existsSync(file))
    throw new Fault('already-exists', `${basename(file)} is there already`)
  if (mode !== 'create') inspect(file, schema, mode)
  const absent = companions(file).filter((path) => !existsSync(path))
  const opened: Database.Database[] = []
  const open = (): Database.Database => {
    const db = new Database(file, { timeout: 5000 })
    opened.push(db)
    configure(db)
    return db
  }
  try {
    const writer = open()
    if (memory) {
      migrate(writer, schema)
      return { writer, reader: writer }
    }
    chmodSync(file, 0o600)
    if (mode !== 'open') migrate(writer, schema)
    const reader = open()
    reader.pragma('query_only = ON')
    return { writer, reader }
  } catch (error) {
    for (const db of opened) db.close()
    // SQLite does not tidy up after a database that it could not read.
    for (const path of absent) rmSync(path, { force: true })
    throw damaged(file, error)
  }
}

/** The files that SQLite keeps beside an open database. */
const companions = (file: string): readonly string[] => [`${file}-wal`, `${file}-shm`]

function configure(db: Database.Database): void {
  db.pragma('journal_mode = WAL')
  // FULL: the write-ahead log is synced at every commit, so what was answered survives a power cut.
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('temp_store = MEMORY')
  db.pragma('trusted_schema = OFF')
  db.pragma('cache_size = -16384')
  // What is deleted is overwritten where that costs no further page.
  db.pragma('secure_delete = FAST')
}

/** Reads the header only, so that a wrong file is left exactly as it was found. */
function inspect(path: string, schema: SchemaName, mode: OpenMode): void {
  const file = basename(path)
  if (!existsSync(path)) throw new SaidFault('not-found', 'data.db-missing', { file })
  const { id, version } = readHeader(path)
  if (id !== applicationId) throw new SaidFault('corrupt', 'data.db-foreign', { file })
  const known = migrationsOf(schema).at(-1)?.version ?? 0
  if (version > known) throw new SaidFault('unsupported', 'data.db-newer', { file, version, known })
  if (version < known && mode === 'open')
    throw new SaidFault('unsupported', 'data.db-older', { file, version, known })
}

const headerBytes = 100
const magic = Buffer.from('SQLite format 3\0', 'latin1')

/**
 * The numbers at their places in the file (SQLite file format §1.3), since opening a database leaves files beside it.
 * They are written when a schema is made or upgraded, and moved here from the log at once.
 */
function readHeader(path: string): { id: number; version: number } {
  const header = Buffer.alloc(headerBytes)
  const handle = openSync(path, 'r')
  try {
    const bytes = readSync(handle, header, 0, headerBytes, 0)
    if (bytes > 0 && (bytes < headerBytes || !header.subarray(0, magic.length).equals(magic)))
      throw new SaidFault('corrupt', 'data.db-damaged', { file: basename(path) })
  } finally {
    closeSync(handle)
  }
  return { id: header.readUInt32BE(68), version: header.readUInt32BE(60) }
}

/** What the person at the console is told of SQLite's error. */
function damaged(path: string, error: unknown): unknown {
  const fault = sqliteFault(error)
  if (!(fault instanceof Fault) || fault.kind !== 'corrupt') return fault
  return new SaidFault('corrupt', 'data.db-damaged', { file: basename(path) }, error)
}

function migrate(db: Database.Database, schema: SchemaName): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  db.transaction(() => {
    for (const migration of migrationsOf(schema)) {
      if (migration.version <= version) continue
      db.exec(migration.sql)
      db.pragma(`user_version = ${migration.version}`)
    }
    db.pragma(`application_id = ${applicationId}`)
  }).immediate()
  // What `readHeader` reads must not wait in the log for this program's end.
  db.pragma('wal_checkpoint(TRUNCATE)')
}
