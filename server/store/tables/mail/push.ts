/** Where programs of holders are told of news. */

import type { PushRow, PushTable } from '../../../mail/ports.js'
import type { Sql } from '../../engine/engine.js'

const columns = 'id, identity, fingerprint, value, expires_at AS "expiresAt"'

export function pushTable(sql: Sql): PushTable {
  return {
    all: () => sql.all<PushRow>(`SELECT ${columns} FROM push_subscriptions ORDER BY id`),
    async put({ id, identity, fingerprint, value, expiresAt }) {
      await sql.run(
        `INSERT INTO push_subscriptions (id, identity, fingerprint, value, expires_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, value = excluded.value, expires_at = excluded.expires_at`,
        ...[id, identity, fingerprint, value, expiresAt],
      )
    },
    async remove(id) {
      await sql.run('DELETE FROM push_subscriptions WHERE id = $1', id)
    },
  }
}
