/** Table of the health professionals; found by RPPS or ADELI, whichever they were entered under. */

import type { Professional, ProfessionalsTable } from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

const columns =
  'identity, rpps, adeli, family, given, profession, qualification, state, created_at AS "createdAt"'

export function professionalsTable(sql: Sql): ProfessionalsTable {
  const by = (column: 'rpps' | 'adeli', number: string) =>
    sql.get<Professional>(`SELECT ${columns} FROM professionals WHERE ${column} = $1`, number)
  return {
    async insert(p) {
      await sql.run(
        `INSERT INTO professionals
           (identity, rpps, adeli, family, given, profession, qualification, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        ...[p.identity, p.rpps, p.adeli, p.family, p.given, p.profession, p.qualification],
        ...[p.state, p.createdAt],
      )
    },
    get: (rpps) => by('rpps', rpps),
    async find(identity) {
      const [kind, number = ''] = identity.split(':', 2)
      return kind === 'rpps' || kind === 'adeli' ? by(kind, number) : undefined
    },
    async update(p) {
      await sql.run(
        `UPDATE professionals SET rpps = $2, adeli = $3, family = $4, given = $5, profession = $6,
           qualification = $7, state = $8 WHERE identity = $1`,
        ...[p.identity, p.rpps, p.adeli, p.family, p.given, p.profession, p.qualification],
        p.state,
      )
    },
    list: ({ after = '', limit }) =>
      sql.all<Professional>(
        `SELECT ${columns} FROM professionals WHERE identity > $1 ORDER BY identity LIMIT $2`,
        after,
        limit,
      ),
  }
}
