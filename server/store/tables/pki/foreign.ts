/** Tables of the authorities of others and of the claims that came with their certificates. */

import type { ForeignAnchor, ForeignClaim, ForeignTable } from '../../../../pki/index.js'
import { Fault } from '../../../base/index.js'
import type { Sql } from '../../engine/engine.js'

const anchorColumns = `fingerprint, audience, subject, not_after AS "notAfter", certificate,
  crl_url AS "crlUrl", crl, crl_next_update AS "crlNextUpdate", created_at AS "createdAt"`
const claimColumns = `fingerprint, identity, subject, issuer, certificate, state,
  bound_to AS "boundTo", created_at AS "createdAt", decided_at AS "decidedAt"`

export function foreignTable(sql: Sql): ForeignTable {
  return {
    anchors: () =>
      sql.all<ForeignAnchor>(
        `SELECT ${anchorColumns} FROM foreign_anchors ORDER BY created_at, fingerprint`,
      ),
    async addAnchor(a) {
      const added = await sql.run(
        `INSERT INTO foreign_anchors (fingerprint, audience, subject, not_after, certificate,
           crl_url, crl, crl_next_update, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (fingerprint) DO NOTHING`,
        ...[a.fingerprint, a.audience, a.subject, a.notAfter, a.certificate],
        ...[a.crlUrl, a.crl, a.crlNextUpdate, a.createdAt],
      )
      if (added === 0) throw new Fault('already-exists', 'this authority is trusted already')
    },
    async removeAnchor(fingerprint) {
      return (
        (await sql.run('DELETE FROM foreign_anchors WHERE fingerprint = $1', fingerprint)) === 1
      )
    },
    async setList(fingerprint, { der, nextUpdate }) {
      await sql.run(
        'UPDATE foreign_anchors SET crl = $2, crl_next_update = $3 WHERE fingerprint = $1',
        ...[fingerprint, der, nextUpdate],
      )
    },
    claim: (fingerprint) =>
      sql.get<ForeignClaim>(
        `SELECT ${claimColumns} FROM foreign_claims WHERE fingerprint = $1`,
        fingerprint,
      ),
    claims: (state, limit) =>
      sql.all<ForeignClaim>(
        `SELECT ${claimColumns} FROM foreign_claims WHERE state = $1
         ORDER BY created_at, fingerprint LIMIT $2`,
        ...[state, limit],
      ),
    async countWaiting() {
      const row = await sql.get<{ count: number }>(
        `SELECT count(*) AS count FROM foreign_claims WHERE state = 'waiting'`,
      )
      return row?.count ?? 0
    },
    async addClaim(c) {
      await sql.run(
        `INSERT INTO foreign_claims (fingerprint, identity, subject, issuer, certificate, state,
           bound_to, created_at, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (fingerprint) DO NOTHING`,
        ...[c.fingerprint, c.identity, c.subject, c.issuer, c.certificate, c.state],
        ...[c.boundTo, c.createdAt, c.decidedAt],
      )
    },
    async decide(fingerprint, state, boundTo, at) {
      await sql.run(
        `UPDATE foreign_claims SET state = $2, bound_to = $3, decided_at = $4 WHERE fingerprint = $1`,
        ...[fingerprint, state, boundTo, at],
      )
    },
  }
}
