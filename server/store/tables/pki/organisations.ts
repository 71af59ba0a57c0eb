/** Table of the organisations; found by FINESS or SIRET, whichever they were enrolled under. */

import type { Organisation, OrganisationsTable } from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

const columns = 'identity, finess, siret, name, region, state, created_at AS "createdAt"'

export function organisationsTable(sql: Sql): OrganisationsTable {
  return {
    async insert(o) {
      await sql.run(
        `INSERT INTO organisations (identity, finess, siret, name, region, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        ...[o.identity, o.finess, o.siret, o.name, o.region, o.state, o.createdAt],
      )
    },
    get(identity) {
      const [kind, number] = identity.split(':', 2)
      const column = kind === 'finess' || kind === 'siret' ? kind : 'identity'
      const value = column === 'identity' ? identity : (number ?? '')
      return sql.get<Organisation>(
        `SELECT ${columns} FROM organisations WHERE ${column} = $1`,
        value,
      )
    },
    async setState(identity, state) {
      await sql.run('UPDATE organisations SET state = $2 WHERE identity = $1', identity, state)
    },
    list: ({ after = '', limit }) =>
      sql.all<Organisation>(
        `SELECT ${columns} FROM organisations WHERE identity > $1 ORDER BY identity LIMIT $2`,
        after,
        limit,
      ),
  }
}
