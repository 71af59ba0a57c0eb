/** Table of the warnings that were given of what ends. */

import type { ExpiryTable } from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

export function expiryTable(sql: Sql): ExpiryTable {
  return {
    async notified(subject, endsAt) {
      const row = await sql.get<{ threshold: number }>(
        'SELECT threshold FROM expiry_notices WHERE subject = $1 AND ends_at = $2',
        ...[subject, endsAt],
      )
      return row?.threshold
    },
    async note(subject, endsAt, threshold, at) {
      await sql.run(
        `INSERT INTO expiry_notices (subject, ends_at, threshold, sent_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (subject, ends_at) DO UPDATE SET threshold = $3, sent_at = $4`,
        ...[subject, endsAt, threshold, at],
      )
    },
  }
}
