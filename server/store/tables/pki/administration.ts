/** Tables of administrators and of the orders that two of them sign. */

import type {
  AdministratorsTable,
  Appointment,
  Approval,
  ApprovalsTable,
} from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'
import { getSetting, setSetting } from '../settings.js'

const appointmentColumns = `identity, role, added_at AS "addedAt", added_by AS "addedBy", why`
const twoPersonSetting = 'two-person'
const recoveredSetting = 'administration-recovered'

export function administratorsTable(sql: Sql): AdministratorsTable {
  return {
    list: () =>
      sql.all<Appointment>(
        `SELECT ${appointmentColumns} FROM administrators ORDER BY identity, role`,
      ),
    of: (identity) =>
      sql.all<Appointment>(
        `SELECT ${appointmentColumns} FROM administrators WHERE identity = $1 ORDER BY role`,
        identity,
      ),
    async add({ identity, role, addedAt, addedBy, why }) {
      const added = await sql.run(
        `INSERT INTO administrators (identity, role, added_at, added_by, why)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (identity, role) DO NOTHING`,
        ...[identity, role, addedAt, addedBy, why],
      )
      return added === 1
    },
    async remove(identity, role) {
      const removed = await sql.run(
        'DELETE FROM administrators WHERE identity = $1 AND role = $2',
        ...[identity, role],
      )
      return removed === 1
    },
    twoPerson: async () => (await getSetting(sql, twoPersonSetting)) === 'on',
    setTwoPerson: (on) => setSetting(sql, twoPersonSetting, on ? 'on' : 'off'),
    async recoveredAt() {
      const at = await getSetting(sql, recoveredSetting)
      return at ? Number(at) : null
    },
    setRecoveredAt: (at) => setSetting(sql, recoveredSetting, at === null ? '' : String(at)),
  }
}

const approvalColumns = `id, operation, role, facts, digest, why, state, asked_by AS "askedBy",
  asked_with AS "askedWith", asked_at AS "askedAt", signature, expires_at AS "expiresAt",
  decided_by AS "decidedBy", decided_with AS "decidedWith", decided_at AS "decidedAt", countersigned,
  used_at AS "usedAt"`

type Row = Omit<Approval, 'facts'> & { readonly facts: string }

const approvalOf = (row: Row): Approval => ({
  ...row,
  facts: JSON.parse(row.facts) as Record<string, string>,
})

export function approvalsTable(sql: Sql): ApprovalsTable {
  return {
    async insert(a) {
      const row = await sql.get<{ id: number }>(
        `INSERT INTO approvals (operation, role, facts, digest, why, state, asked_by, asked_with,
           asked_at, signature, expires_at)
         VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8, $9, $10) RETURNING id`,
        ...[a.operation, a.role, JSON.stringify(a.facts), a.digest, a.why],
        ...[a.askedBy, a.askedWith, a.askedAt, a.signature, a.expiresAt],
      )
      return row?.id ?? 0
    },
    async get(id) {
      const row = await sql.get<Row>(`SELECT ${approvalColumns} FROM approvals WHERE id = $1`, id)
      return row && approvalOf(row)
    },
    async open() {
      const rows = await sql.all<Row>(
        `SELECT ${approvalColumns} FROM approvals WHERE state IN ('waiting', 'approved')
         ORDER BY id DESC LIMIT 500`,
      )
      return rows.map(approvalOf)
    },
    async decide(id, { state, by, with: fingerprint, at, signature }) {
      const decided = await sql.run(
        `UPDATE approvals SET state = $2, decided_by = $3, decided_with = $4, decided_at = $5,
           countersigned = $6 WHERE id = $1 AND state = 'waiting'`,
        ...[id, state, by, fingerprint, at, signature],
      )
      return decided === 1
    },
    async use(id, at) {
      const used = await sql.run(
        `UPDATE approvals SET state = 'used', used_at = $2 WHERE id = $1 AND state = 'approved'`,
        ...[id, at],
      )
      return used === 1
    },
    async reopen(id) {
      await sql.run(
        `UPDATE approvals SET state = 'approved', used_at = NULL WHERE id = $1 AND state = 'used'`,
        id,
      )
    },
  }
}
