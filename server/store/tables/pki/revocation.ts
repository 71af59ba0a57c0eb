/** Tables of revocation lists, of what changed between them, and of who signs OCSP answers. */

import type {
  CrlBase,
  CrlHead,
  CrlsTable,
  ResponderRecord,
  RespondersTable,
  StoredCrl,
} from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

const headColumns = `number, next_update AS "nextUpdate"`

export function crlsTable(sql: Sql): CrlsTable {
  return {
    head: (authority, kind) =>
      sql.get<CrlHead>(
        `SELECT ${headColumns} FROM crls WHERE authority = $1 AND kind = $2`,
        authority,
        kind,
      ),
    get: (authority, kind) =>
      sql.get<StoredCrl>(
        `SELECT ${headColumns}, der FROM crls WHERE authority = $1 AND kind = $2`,
        authority,
        kind,
      ),
    async set(authority, kind, { number, nextUpdate, der }) {
      const changed = await sql.run(
        `INSERT INTO crls (authority, kind, number, next_update, der) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (authority, kind) DO UPDATE
         SET number = excluded.number, next_update = excluded.next_update, der = excluded.der
         WHERE crls.number < excluded.number`,
        ...[authority, kind, number, nextUpdate, der],
      )
      return changed === 1
    },
    async addBase(authority, { number, revocations, nextUpdate }) {
      await sql.run(
        `INSERT INTO crl_bases (authority, number, revocations, next_update) VALUES ($1, $2, $3, $4)`,
        ...[authority, number, revocations, nextUpdate],
      )
    },
    bases: (authority) =>
      sql.all<CrlBase>(
        `SELECT ${headColumns}, revocations FROM crl_bases WHERE authority = $1 ORDER BY number`,
        authority,
      ),
    async forget(authority, at) {
      await sql.run(
        'DELETE FROM crl_bases WHERE authority = $1 AND next_update < $2',
        authority,
        at,
      )
      await sql.run(
        `DELETE FROM revocation_changes WHERE authority = $1
         AND count <= (SELECT MIN(revocations) FROM crl_bases WHERE authority = $1)`,
        authority,
      )
    },
    async changes(authority, from, to) {
      const rows = await sql.all<{ serial: string }>(
        `SELECT DISTINCT serial FROM revocation_changes
         WHERE authority = $1 AND count > $2 AND count <= $3 ORDER BY serial`,
        ...[authority, from, to],
      )
      return rows.map(({ serial }) => serial)
    },
  }
}

const responderColumns = 'authority, serial, not_before, not_after, certificate, wrapped_key'

export function respondersTable(sql: Sql): RespondersTable {
  return {
    get: (authority) =>
      sql.get<ResponderRecord>(
        `SELECT authority, serial, not_before AS "notBefore", not_after AS "notAfter", certificate,
           wrapped_key AS "wrappedKey"
         FROM responders WHERE authority = $1`,
        authority,
      ),
    async set(r) {
      await sql.run(
        `INSERT INTO responders (${responderColumns}) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (authority) DO UPDATE SET serial = excluded.serial,
           not_before = excluded.not_before, not_after = excluded.not_after,
           certificate = excluded.certificate, wrapped_key = excluded.wrapped_key`,
        ...[r.authority, r.serial, r.notBefore, r.notAfter, r.certificate, r.wrappedKey],
      )
    },
  }
}
