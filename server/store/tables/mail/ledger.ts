/** The dispensing ledger: prescriptions by keyed hash, their lines, and what was dispensed. */

import type {
  DispensingRow,
  DispensingsTable,
  Given,
  LedgerStore,
  LineTerms,
  PrescriptionRow,
  PrescriptionsTable,
} from '../../../dispensing/index.js'
import type { Engine, Sql } from '../../engine/engine.js'
import { auditTable } from '../audit.js'
import { expectRow } from '../expect-row.js'
import { perConnection } from '../per-connection.js'

const columns =
  'id, chain, version, author, told_by AS "toldBy", state, state_by AS "stateBy", state_at AS "stateAt"'

function prescriptionsTable(sql: Sql): PrescriptionsTable {
  const one = (where: string, value: Buffer | number): Promise<PrescriptionRow | undefined> =>
    sql.get<PrescriptionRow>(`SELECT ${columns} FROM prescriptions WHERE ${where}`, value)
  return {
    byDocument: (tag) => one('document_tag = $1', tag),
    byId: (id) => one('id = $1', id),
    bySet: (tag) => one('set_tag = $1 ORDER BY id LIMIT 1', tag),
    chain: (chain) =>
      sql.all<PrescriptionRow>(
        `SELECT ${columns} FROM prescriptions WHERE chain = $1 ORDER BY id`,
        chain,
      ),
    async insert({ chain, documentTag, setTag, version, author, toldBy, state, stateBy, stateAt }) {
      const row = await sql.get<{ id: number }>(
        `INSERT INTO prescriptions (chain, document_tag, set_tag, version, author, told_by, state,
           state_by, state_at, registered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) RETURNING id`,
        ...[chain ?? 0, documentTag, setTag, version, author, toldBy, state, stateBy, stateAt],
      )
      const { id } = expectRow(row)
      if (chain === null) await sql.run('UPDATE prescriptions SET chain = $1 WHERE id = $1', id)
      return id
    },
    async addLines(id, lines) {
      for (const { line, times, boxes } of lines)
        await sql.run(
          'INSERT INTO prescription_lines (prescription_id, line, times, boxes) VALUES ($1, $2, $3, $4)',
          ...[id, line, times, boxes],
        )
    },
    lines: (id) =>
      sql.all<LineTerms>(
        'SELECT line, times, boxes FROM prescription_lines WHERE prescription_id = $1 ORDER BY line',
        id,
      ),
    async vouch(id, author) {
      await sql.run('UPDATE prescriptions SET told_by = $2 WHERE id = $1', id, author)
    },
    async end(id, state, by, at) {
      await sql.run(
        'UPDATE prescriptions SET state = $2, state_by = $3, state_at = $4 WHERE id = $1',
        ...[id, state, by, at],
      )
    },
  }
}

const dispensingColumns =
  'id, prescription_id AS "prescriptionId", mailbox, identity, name, at, undone_at AS "undoneAt"'

function dispensingsTable(sql: Sql): DispensingsTable {
  const one = (where: string, value: Buffer | number): Promise<DispensingRow | undefined> =>
    sql.get<DispensingRow>(`SELECT ${dispensingColumns} FROM dispensings WHERE ${where}`, value)
  return {
    byKey: (tag) => one('key_tag = $1', tag),
    byId: (id) => one('id = $1', id),
    of: (id) =>
      sql.all<DispensingRow>(
        `SELECT ${dispensingColumns} FROM dispensings WHERE prescription_id = $1 ORDER BY id`,
        id,
      ),
    async insert({ prescriptionId, keyTag, mailbox, identity, name, at, note }, lines) {
      const row = await sql.get<{ id: number }>(
        `INSERT INTO dispensings (prescription_id, key_tag, mailbox, identity, name, at, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
        ...[prescriptionId, keyTag, mailbox, identity, name, at, note],
      )
      const { id } = expectRow(row)
      for (const { line, kind, boxes } of lines)
        await sql.run(
          'INSERT INTO dispensed_lines (dispensing_id, line, kind, boxes) VALUES ($1, $2, $3, $4)',
          ...[id, line, kind, boxes],
        )
      return id
    },
    lines: (id) =>
      sql.all<Given>(
        'SELECT line, kind, boxes FROM dispensed_lines WHERE dispensing_id = $1 ORDER BY line',
        id,
      ),
    async undo(id, at) {
      await sql.run('UPDATE dispensings SET undone_at = $2 WHERE id = $1', id, at)
    },
  }
}

/** The ledger's tables over the mailboxes' database, whose audit log they share. */
export function ledgerStore(engine: Engine): LedgerStore {
  const tables = perConnection((sql) => ({
    prescriptions: prescriptionsTable(sql),
    dispensings: dispensingsTable(sql),
    audit: auditTable(sql),
  }))
  return {
    read: (work) => engine.read((sql) => work(tables(sql))),
    write: (unit) => engine.write((sql) => unit(tables(sql))),
  }
}
