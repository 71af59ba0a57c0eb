/** Table of the authorities, with their wrapped keys and their current CRLs. */

import type { AuthoritiesTable, AuthorityName, AuthorityRecord } from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

interface Row {
  name: AuthorityName
  subject: string
  certificate: Buffer
  wrapped_key: Buffer | null
  crl: Buffer | null
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
  wrappedKey: row.wrapped_key,
  crl: row.crl,
  crlNumber: row.crl_number,
  crlNextUpdate: row.crl_next_update,
  revocations: row.revocations,
  crlRevocations: row.crl_revocations,
  signedAt: row.signed_at,
})

const columns = `name, subject, certificate, wrapped_key, crl, crl_number, crl_next_update,
  revocations, crl_revocations, signed_at`

export function authoritiesTable(sql: Sql): AuthoritiesTable {
  return {
    async insert(a) {
      await sql.run(
        `INSERT INTO authorities (${columns}, crl_counter)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $6)`,
        ...[a.name, a.subject, a.certificate, a.wrappedKey, a.crl, a.crlNumber],
        ...[a.crlNextUpdate, a.revocations, a.crlRevocations, a.signedAt],
      )
    },
    async get(name) {
      const row = await sql.get<Row>(`SELECT ${columns} FROM authorities WHERE name = $1`, name)
      return row && recordOf(row)
    },
    async list() {
      return (await sql.all<Row>(`SELECT ${columns} FROM authorities ORDER BY name`)).map(recordOf)
    },
    async nextCrlNumber(name) {
      const row = await sql.get<{ crl_counter: number }>(
        'UPDATE authorities SET crl_counter = crl_counter + 1 WHERE name = $1 RETURNING crl_counter',
        name,
      )
      return row?.crl_counter ?? 0
    },
    async setCrl(name, { der, number, nextUpdate, revocations }) {
      const changed = await sql.run(
        `UPDATE authorities SET crl = $2, crl_number = $3, crl_next_update = $4, crl_revocations = $5
         WHERE name = $1 AND crl_number < $3`,
        ...[name, der, number, nextUpdate, revocations],
      )
      return changed === 1
    },
    async countRevocation(name) {
      await sql.run('UPDATE authorities SET revocations = revocations + 1 WHERE name = $1', name)
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
