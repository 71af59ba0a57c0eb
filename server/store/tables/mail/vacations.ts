/** Who was told that somebody is away. */

import type { VacationTable } from '../../../mail/ports.js'
import type { Sql } from '../../engine/engine.js'

export function vacationTable(sql: Sql): VacationTable {
  return {
    async toldAt(account, tag) {
      const row = await sql.get<{ at: number }>(
        'SELECT at FROM vacation_answers WHERE account_id = $1 AND sender_tag = $2',
        ...[account, tag],
      )
      return row?.at
    },
    async told(account, tag, at) {
      await sql.run(
        `INSERT INTO vacation_answers (account_id, sender_tag, at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id, sender_tag) DO UPDATE SET at = excluded.at`,
        ...[account, tag, at],
      )
    },
    async forget(account, before) {
      await sql.run(
        'DELETE FROM vacation_answers WHERE account_id = $1 AND at < $2',
        ...[account, before],
      )
    },
  }
}
