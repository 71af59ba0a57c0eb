/** Table of the health professionals, by RPPS. */

import type { PersonState, Professional, ProfessionalsTable } from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

const columns = 'rpps, family, given, profession, state, created_at AS "createdAt"'

export function professionalsTable(sql: Sql): ProfessionalsTable {
  return {
    async insert(p) {
      await sql.run(
        `INSERT INTO professionals (rpps, family, given, profession, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        ...[p.rpps, p.family, p.given, p.profession, p.state, p.createdAt],
      )
    },
    get: (rpps) =>
      sql.get<Professional>(`SELECT ${columns} FROM professionals WHERE rpps = $1`, rpps),
    async setState(rpps: string, state: PersonState) {
      await sql.run('UPDATE professionals SET state = $2 WHERE rpps = $1', rpps, state)
    },
    list: ({ after = '', limit }) =>
      sql.all<Professional>(
        `SELECT ${columns} FROM professionals WHERE rpps > $1 ORDER BY rpps LIMIT $2`,
        after,
        limit,
      ),
  }
}
