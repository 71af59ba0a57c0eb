/** One gateway per data directory: a lock that the system releases when its holder dies, however it dies. */

import Database from 'better-sqlite3'
import { SaidFault } from '../../../base/index.js'

/** Takes the lock at `file`; returns the way to release it. Fault conflict when another process holds it. */
export function holdLock(file: string): () => void {
  const db = new Database(file, { timeout: 0 })
  try {
    db.pragma('journal_mode = DELETE')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    throw new SaidFault('conflict', 'data.locked', {}, error)
  }
  return () => {
    db.close()
  }
}
