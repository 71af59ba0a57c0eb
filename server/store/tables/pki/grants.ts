/** Table of the delegations: who else may open a mailbox, and until when. */

import type { Grant, GrantsTable, MailboxAction } from '../../../../pki/index.js'
import { Fault } from '../../../base/index.js'
import type { Sql } from '../../engine/engine.js'

interface Row extends Omit<Grant, 'actions'> {
  actions: string
}

const columns = `id, identity, address, actions, from_at AS "from", to_at AS "to", why,
  created_at AS "createdAt"`

const grantOf = (row: Row): Grant => ({
  ...row,
  actions: row.actions.split(',') as MailboxAction[],
})

export function grantsTable(sql: Sql): GrantsTable {
  return {
    async insert(g) {
      const row = await sql.get<Row>(
        `INSERT INTO grants (identity, address, actions, from_at, to_at, why, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${columns}`,
        ...[g.identity, g.address, g.actions.join(','), g.from, g.to, g.why, g.createdAt],
      )
      if (!row) throw new Fault('corrupt', 'the store did not keep a delegation')
      return grantOf(row)
    },
    async byIdentity(identity) {
      const rows = await sql.all<Row>(
        `SELECT ${columns} FROM grants WHERE identity = $1 ORDER BY id`,
        identity,
      )
      return rows.map(grantOf)
    },
    async byAddress(address) {
      const rows = await sql.all<Row>(
        `SELECT ${columns} FROM grants WHERE address = $1 ORDER BY id`,
        address,
      )
      return rows.map(grantOf)
    },
    async end(id, at) {
      await sql.run(
        'UPDATE grants SET to_at = $2 WHERE id = $1 AND (to_at IS NULL OR to_at > $2)',
        ...[id, at],
      )
    },
  }
}
