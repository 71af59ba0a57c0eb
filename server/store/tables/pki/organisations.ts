/** Table of the organisations; found by FINESS or SIRET, whichever they were enrolled under. */

import type { Organisation, OrganisationsTable } from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

const columns =
  'identity, finess, siret, name, region, sign, legal, street, postcode, town, state, created_at AS "createdAt"'

export function organisationsTable(sql: Sql): OrganisationsTable {
  return {
    async insert(o) {
      await sql.run(
        `INSERT INTO organisations
           (identity, finess, siret, name, region, sign, legal, street, postcode, town, state, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        ...[o.identity, o.finess, o.siret, o.name, o.region, o.sign, o.legal],
        ...[o.street, o.postcode, o.town, o.state, o.createdAt],
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
    async update(o) {
      await sql.run(
        `UPDATE organisations SET finess = $2, siret = $3, name = $4, region = $5, sign = $6, legal = $7,
           street = $8, postcode = $9, town = $10, state = $11 WHERE identity = $1`,
        ...[o.identity, o.finess, o.siret, o.name, o.region, o.sign, o.legal],
        ...[o.street, o.postcode, o.town, o.state],
      )
    },
    list: ({ after = '', limit }) =>
      sql.all<Organisation>(
        `SELECT ${columns} FROM organisations WHERE identity > $1 ORDER BY identity LIMIT $2`,
        after,
        limit,
      ),
  }
}
