/** SQLite's error codes as faults. */

import { Fault } from '../../../base/index.js'

const codeOf = (error: unknown): string => {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}

/** The fault for what better-sqlite3 threw; anything that is not SQLite's is returned as it is. */
export function sqliteFault(error: unknown): unknown {
  const code = codeOf(error)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return new Fault('corrupt', 'the database is damaged', { cause: error })
  if (/^SQLITE_(FULL|IOERR|BUSY|LOCKED|CANTOPEN|READONLY|NOMEM)/.test(code))
    return new Fault('unavailable', 'the store cannot be written now', { cause: error })
  return error
}
