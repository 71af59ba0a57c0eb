/** The store: engines, tables, blobs. It implements the ports of the rooms above and knows nothing of them but types. */

export { fileBlobs } from './blobs.js'
export type { Engine, Sql } from './engine/engine.js'
export { openSqlite } from './engine/sqlite/engine.js'
export { holdLock } from './engine/sqlite/lock.js'
export type { OpenMode } from './engine/sqlite/open.js'
export { mailStore } from './mail-store.js'
export { ledgerStore } from './tables/mail/ledger.js'
export { auditTable } from './tables/audit.js'
export { pkiStore } from './tables/pki/index.js'
export { getSetting, setSetting } from './tables/settings.js'
