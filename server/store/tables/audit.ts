/** The audit table; both databases have one. */

import type { AuditTable, StoredEntry } from '../../audit/index.js'
import type { Sql } from '../engine/engine.js'

export function auditTable(sql: Sql): AuditTable {
  return {
    last: () =>
      sql.get<StoredEntry>('SELECT seq, entry, hash FROM audit ORDER BY seq DESC LIMIT 1'),
    async insert({ seq, entry, hash }) {
      await sql.run('INSERT INTO audit (seq, entry, hash) VALUES ($1, $2, $3)', seq, entry, hash)
    },
    after: (seq, count) =>
      sql.all<StoredEntry>(
        'SELECT seq, entry, hash FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2',
        seq,
        count,
      ),
  }
}
