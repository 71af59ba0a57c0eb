/** Requests for certificates of issuing authorities that wait for the root's signature, with the keys they are for. */

import type {
  AuthoritiesTable,
  AuthorityName,
  AuthorityRequest,
  AuthorityRole,
} from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

interface Row {
  role: AuthorityRole
  name: AuthorityName
  wrapped_key: Buffer | null
  key_at: string | null
  request: Buffer
  created_at: number
}

const requestOf = (row: Row): AuthorityRequest => ({
  ...{ role: row.role, name: row.name, request: row.request },
  ...{ wrappedKey: row.wrapped_key, keyAt: row.key_at, createdAt: row.created_at },
})

export function authorityRequests(
  sql: Sql,
): Pick<AuthoritiesTable, 'request' | 'putRequest' | 'removeRequest'> {
  return {
    async request(role) {
      const row = await sql.get<Row>(
        `SELECT role, name, wrapped_key, key_at, request, created_at
         FROM authority_requests WHERE role = $1`,
        role,
      )
      return row && requestOf(row)
    },
    async putRequest(r) {
      await sql.run('DELETE FROM authority_requests WHERE role = $1', r.role)
      await sql.run(
        `INSERT INTO authority_requests (role, name, wrapped_key, key_at, request, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        ...[r.role, r.name, r.wrappedKey, r.keyAt, r.request, r.createdAt],
      )
    },
    async removeRequest(role) {
      await sql.run('DELETE FROM authority_requests WHERE role = $1', role)
    },
  }
}
