/** Tables of the authorities of others, of what was fetched from them, and of the claims that came with their certificates. */

import type {
  ForeignAnswer,
  ForeignAuthorityRecord,
  ForeignClaim,
  ForeignListState,
  ForeignTable,
} from '../../../../pki/index.js'
import { Fault } from '../../../base/index.js'
import type { Sql } from '../../engine/engine.js'

const authorityColumns = `fingerprint, subject, not_after AS "notAfter", certificate, crl_url AS "crlUrl",
  delta_url AS "deltaUrl", ocsp_url AS "ocspUrl", revocation, created_at AS "createdAt"`
const listColumns = `fingerprint, kind, digest, next_update AS "nextUpdate", etag, modified,
  checked_at AS "checkedAt", next_try AS "nextTry", failures, problem`
const answerColumns = `fingerprint, issuer, serial, der, asked_at AS "askedAt", seen_at AS "seenAt"`
const claimColumns = `fingerprint, identity, subject, issuer, certificate, state,
  bound_to AS "boundTo", created_at AS "createdAt", decided_at AS "decidedAt"`

type AuthorityPart = Pick<
  ForeignTable,
  'authorities' | 'addAuthority' | 'setSources' | 'removeAuthority' | 'trusts' | 'addTrust'
>

function authorities(sql: Sql): AuthorityPart {
  return {
    authorities: () =>
      sql.all<ForeignAuthorityRecord>(
        `SELECT ${authorityColumns} FROM foreign_authorities ORDER BY created_at, fingerprint`,
      ),
    async addAuthority(a) {
      await sql.run(
        `INSERT INTO foreign_authorities (fingerprint, subject, not_after, certificate, crl_url, delta_url,
           ocsp_url, revocation, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (fingerprint) DO NOTHING`,
        ...[a.fingerprint, a.subject, a.notAfter, a.certificate, a.crlUrl, a.deltaUrl],
        ...[a.ocspUrl, a.revocation, a.createdAt],
      )
    },
    async setSources(fingerprint, { crlUrl, deltaUrl, ocspUrl, revocation }) {
      await sql.run(
        `UPDATE foreign_authorities SET crl_url = $2, delta_url = $3, ocsp_url = $4, revocation = $5
         WHERE fingerprint = $1`,
        ...[fingerprint, crlUrl, deltaUrl, ocspUrl, revocation],
      )
    },
    async removeAuthority(fingerprint) {
      await sql.run('DELETE FROM foreign_answers WHERE issuer = $1', fingerprint)
      await sql.run('DELETE FROM foreign_lists WHERE fingerprint = $1', fingerprint)
      await sql.run('DELETE FROM foreign_trust WHERE fingerprint = $1', fingerprint)
      await sql.run('DELETE FROM foreign_authorities WHERE fingerprint = $1', fingerprint)
    },
    trusts: () => sql.all('SELECT fingerprint, audience FROM foreign_trust ORDER BY audience'),
    async addTrust(fingerprint, audience, at) {
      const added = await sql.run(
        `INSERT INTO foreign_trust (fingerprint, audience, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (fingerprint, audience) DO NOTHING`,
        ...[fingerprint, audience, at],
      )
      if (added === 0) throw new Fault('already-exists', 'this authority is trusted already')
    },
  }
}

type FetchedPart = Pick<
  ForeignTable,
  'lists' | 'listDer' | 'putList' | 'putListState' | 'answers' | 'putAnswer' | 'pruneAnswers'
>

function fetched(sql: Sql): FetchedPart {
  const putListState = async (l: ForeignListState): Promise<void> => {
    await sql.run(
      `INSERT INTO foreign_lists (fingerprint, kind, digest, next_update, etag, modified, checked_at,
           next_try, failures, problem)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (fingerprint, kind) DO UPDATE SET digest = $3, next_update = $4, etag = $5,
           modified = $6, checked_at = $7, next_try = $8, failures = $9, problem = $10`,
      ...[l.fingerprint, l.kind, l.digest, l.nextUpdate, l.etag, l.modified, l.checkedAt],
      ...[l.nextTry, l.failures, l.problem],
    )
  }
  return {
    lists: () =>
      sql.all<ForeignListState>(
        `SELECT ${listColumns} FROM foreign_lists ORDER BY fingerprint, kind DESC`,
      ),
    async listDer(fingerprint, kind) {
      const row = await sql.get<{ der: Buffer | null }>(
        'SELECT der FROM foreign_lists WHERE fingerprint = $1 AND kind = $2',
        ...[fingerprint, kind],
      )
      return row?.der ?? undefined
    },
    async putList(state, der) {
      await putListState(state)
      await sql.run(
        'UPDATE foreign_lists SET der = $3 WHERE fingerprint = $1 AND kind = $2',
        ...[state.fingerprint, state.kind, der],
      )
    },
    putListState,
    answers: ({ limit, askedAfter }) =>
      sql.all<ForeignAnswer>(
        `SELECT ${answerColumns} FROM foreign_answers WHERE asked_at > $1 ORDER BY seen_at DESC LIMIT $2`,
        ...[askedAfter, limit],
      ),
    async putAnswer(a) {
      await sql.run(
        `INSERT INTO foreign_answers (fingerprint, issuer, serial, der, asked_at, seen_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (fingerprint) DO UPDATE
         SET issuer = $2, serial = $3, der = $4, asked_at = $5, seen_at = $6`,
        ...[a.fingerprint, a.issuer, a.serial, a.der, a.askedAt, a.seenAt],
      )
    },
    async pruneAnswers(seenBefore) {
      await sql.run('DELETE FROM foreign_answers WHERE seen_at < $1', seenBefore)
    },
  }
}

export function foreignTable(sql: Sql): ForeignTable {
  return { ...authorities(sql), ...fetched(sql), ...claims(sql) }
}

type ClaimPart = Omit<ForeignTable, keyof AuthorityPart | keyof FetchedPart>

function claims(sql: Sql): ClaimPart {
  return {
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
