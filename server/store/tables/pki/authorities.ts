/** Table of the authorities, with their wrapped keys and what their current CRLs tell of. */

import type {
  AuthoritiesTable,
  AuthorityName,
  AuthorityRecord,
  AuthorityRole,
} from '../../../../pki/index.js'
import { Fault } from '../../../base/index.js'
import type { Sql } from '../../engine/engine.js'
import { authorityRequests } from './authority-requests.js'

interface Row {
  name: AuthorityName
  subject: string
  certificate: Buffer
  role: AuthorityRole
  wrapped_key: Buffer | null
  key_at: string | null
  superseded_at: number | null
  crl_number: number
  crl_next_update: number
  revocations: number
  crl_revocations: number
  signed_at: number
}

const recordOf = (row: Row): AuthorityRecord => ({
  name: row.name,
  subject: row.subject,
  certificate: row.certificate,
  role: row.role,
  wrappedKey: row.wrapped_key,
  keyAt: row.key_at,
  supersededAt: row.superseded_at,
  crlNumber: row.crl_number,
  crlNextUpdate: row.crl_next_update,
  revocations: row.revocations,
  crlRevocations: row.crl_revocations,
  signedAt: row.signed_at,
})

const columns = `name, subject, certificate, wrapped_key, crl_number, crl_next_update,
  revocations, crl_revocations, signed_at, role, key_at, superseded_at`

export function authoritiesTable(sql: Sql): AuthoritiesTable {
  return {
    async insert(a) {
      await sql.run(
        `INSERT INTO authorities (${columns}, crl_counter)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $5)`,
        ...[a.name, a.subject, a.certificate, a.wrappedKey, a.crlNumber],
        ...[a.crlNextUpdate, a.revocations, a.crlRevocations, a.signedAt],
        ...[a.role, a.keyAt, a.supersededAt],
      )
    },
    async get(name) {
      const row = await sql.get<Row>(`SELECT ${columns} FROM authorities WHERE name = $1`, name)
      return row && recordOf(row)
    },
    async current(role) {
      const row = await sql.get<Row>(
        `SELECT ${columns} FROM authorities WHERE role = $1 AND superseded_at IS NULL`,
        role,
      )
      return row && recordOf(row)
    },
    async list() {
      return (await sql.all<Row>(`SELECT ${columns} FROM authorities ORDER BY name`)).map(recordOf)
    },
    async setCertificate(name, certificate) {
      await sql.run('UPDATE authorities SET certificate = $2 WHERE name = $1', name, certificate)
    },
    async supersede(name, at) {
      const changed = await sql.run(
        'UPDATE authorities SET superseded_at = $2 WHERE name = $1 AND superseded_at IS NULL',
        ...[name, at],
      )
      if (changed !== 1) throw new Fault('conflict', 'this authority is superseded already')
    },
    async dropKey(name) {
      const row = await sql.get<{ wrapped_key: Buffer | null }>(
        'SELECT wrapped_key FROM authorities WHERE name = $1',
        name,
      )
      if (!row?.wrapped_key) throw new Fault('conflict', 'the key of this authority is not here')
      // Zeros of the same length take its place in the pages of the database first.
      const zeros = Buffer.alloc(row.wrapped_key.length)
      await sql.run('UPDATE authorities SET wrapped_key = $2 WHERE name = $1', name, zeros)
      await sql.run('UPDATE authorities SET wrapped_key = NULL WHERE name = $1', name)
    },
    ...authorityRequests(sql),
    async nextCrlNumber(name) {
      const row = await sql.get<{ crl_counter: number }>(
        'UPDATE authorities SET crl_counter = crl_counter + 1 WHERE name = $1 RETURNING crl_counter',
        name,
      )
      return row?.crl_counter ?? 0
    },
    async setCrl(name, { number, nextUpdate, revocations }) {
      await sql.run(
        `UPDATE authorities SET crl_number = $2, crl_next_update = $3, crl_revocations = $4
         WHERE name = $1 AND crl_number < $2`,
        ...[name, number, nextUpdate, revocations],
      )
    },
    async countRevocation(name, serial) {
      const row = await sql.get<{ revocations: number }>(
        'UPDATE authorities SET revocations = revocations + 1 WHERE name = $1 RETURNING revocations',
        name,
      )
      await sql.run(
        'INSERT INTO revocation_changes (authority, count, serial) VALUES ($1, $2, $3)',
        ...[name, row?.revocations ?? 0, serial],
      )
    },
    async setSignedAt(name, at) {
      await sql.run(
        'UPDATE authorities SET signed_at = $2 WHERE name = $1 AND signed_at < $2',
        name,
        at,
      )
    },
  }
}
