/** Small sealed things that an account keeps beside its mail. */

import type { KeptRow, KeptTable } from '../../../mail/ports.js'
import type { Sql } from '../../engine/engine.js'

const columns = `name, value, created_mod_seq AS "createdModSeq", mod_seq AS "modSeq",
  removed_mod_seq AS "removedModSeq"`

export function keptTable(sql: Sql): KeptTable {
  return {
    all: (account, kind) =>
      sql.all<KeptRow>(
        `SELECT ${columns} FROM kept
         WHERE account_id = $1 AND kind = $2 AND removed_mod_seq IS NULL ORDER BY name`,
        ...[account, kind],
      ),
    since: (account, kind, modSeq) =>
      sql.all<KeptRow>(
        `SELECT ${columns} FROM kept
         WHERE account_id = $1 AND kind = $2 AND mod_seq > $3 ORDER BY name`,
        ...[account, kind, modSeq],
      ),
    async put(account, kind, { name, value, modSeq }) {
      await sql.run(
        `INSERT INTO kept (account_id, kind, name, value, created_mod_seq, mod_seq)
         VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT (account_id, kind, name)
         DO UPDATE SET value = excluded.value, mod_seq = excluded.mod_seq, removed_mod_seq = NULL`,
        ...[account, kind, name, value, modSeq],
      )
    },
    async remove(account, kind, name, modSeq) {
      await sql.run(
        `UPDATE kept SET value = zeroblob(0), removed_mod_seq = $4, mod_seq = $4
         WHERE account_id = $1 AND kind = $2 AND name = $3`,
        ...[account, kind, name, modSeq],
      )
    },
  }
}
