/** SQLite under the contracts, in memory and on disk, and what only a file can go through. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { SaidFault, systemRandom } from '../../../base/index.js'
import { engineContract } from '../../../test/contract/engine.case.js'
import { mailStoreContract } from '../../../test/contract/mail-store.case.js'
import { fileBlobs } from '../../blobs.js'
import { mailStore } from '../../mail-store.js'
import { openSqlite } from './engine.js'
import { holdLock } from './lock.js'
import { positional } from './statements.js'

const root = mkdtempSync(join(tmpdir(), 'pli-engine-'))
afterAll(() => rmSync(root, { recursive: true }))

let count = 0
const newFile = (): string => join(root, `${++count}.sqlite`)

engineContract({
  name: 'SQLite in memory',
  open: async () => openSqlite(':memory:', 'mail', 'create'),
})

let file = ''
engineContract({
  name: 'SQLite on disk',
  open: async () => openSqlite((file = newFile()), 'mail', 'create'),
  reopen: async () => openSqlite(file, 'mail', 'open'),
})

for (const [name, at] of [
  ['SQLite in memory', () => ':memory:'],
  ['SQLite on disk', newFile],
] as const)
  mailStoreContract({
    name,
    async open() {
      const engine = openSqlite(at(), 'mail', 'create')
      const blobs = join(root, `blobs-${++count}`)
      mkdirSync(blobs)
      return {
        store: mailStore(engine, fileBlobs(blobs, systemRandom)),
        close: () => engine.close(),
      }
    },
  })

describe('opening', () => {
  const made = async (): Promise<string> => {
    const path = newFile()
    await openSqlite(path, 'mail', 'create').close()
    return path
  }
  const refusal = (path: string): SaidFault => {
    try {
      openSqlite(path, 'mail', 'open')
    } catch (error) {
      if (error instanceof SaidFault) return error
      throw error
    }
    throw new Error('it opened')
  }
  const altered = async (change: (db: Database.Database) => void): Promise<string> => {
    const path = await made()
    const db = new Database(path)
    db.pragma('journal_mode = DELETE')
    change(db)
    db.close()
    return path
  }

  it('refuses another schema, older or newer, and changes nothing', async () => {
    for (const version of [0, 999]) {
      const path = await altered((db) => db.pragma(`user_version = ${version}`))
      const before = readFileSync(path)
      expect(refusal(path)).toMatchObject({ kind: 'unsupported' })
      expect(refusal(path).in('fr')).toMatch(version === 0 ? /pli store upgrade/ : /plus récente/)
      expect(readFileSync(path).equals(before)).toBe(true)
    }
  })

  it('refuses what is no database, or not ours, and changes nothing', async () => {
    const text = newFile()
    writeFileSync(text, 'not a database, but long enough to be looked at '.repeat(100))
    const foreign = await altered((db) => db.pragma('application_id = 5'))
    for (const path of [text, foreign]) {
      const before = readFileSync(path)
      expect(refusal(path)).toMatchObject({ kind: 'corrupt' })
      expect(readFileSync(path).equals(before)).toBe(true)
    }
    expect(refusal(join(root, 'nowhere.sqlite'))).toMatchObject({ kind: 'not-found' })
  })

  it('upgrades an older one when told to', async () => {
    const path = await altered((db) => {
      db.exec('DROP TABLE settings')
      for (const { name } of db
        .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
        .all() as { name: string }[])
        db.exec(`PRAGMA foreign_keys = OFF; DROP TABLE IF EXISTS ${name}`)
      db.pragma('user_version = 0')
    })
    const engine = openSqlite(path, 'mail', 'upgrade')
    expect(await engine.read((sql) => sql.all('SELECT * FROM messages'))).toEqual([])
    await engine.close()
  })

  it('lets one process hold a lock', () => {
    const path = join(root, 'lock')
    const release = holdLock(path)
    expect(() => holdLock(path)).toThrow(SaidFault)
    release()
    holdLock(path)()
  })
})

describe('numbered parameters', () => {
  it('become positions', () => {
    expect(positional('a = $1 AND b = $2')).toEqual({ text: 'a = ? AND b = ?', order: null })
    expect(positional('a = $2 AND b = $1 AND c = $2')).toEqual({
      text: 'a = ? AND b = ? AND c = ?',
      order: [1, 0, 1],
    })
  })
})
