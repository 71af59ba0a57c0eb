/** Accounts: one row per mailbox of the directory that was ever used. */

import type { AccountId, ModSeq } from '../../../base/index.js'
import type { AccountRow, AccountTable } from '../../../mail/ports.js'
import type { Sql } from '../../engine/engine.js'
import { expectRow } from '../expect-row.js'

const columns = 'id, address, recipient, identity, mod_seq AS "modSeq"'

export function accountTable(sql: Sql): AccountTable {
  return {
    byAddress: (address) =>
      sql.get<AccountRow>(`SELECT ${columns} FROM accounts WHERE address = $1`, address),
    all: () => sql.all<AccountRow>(`SELECT ${columns} FROM accounts ORDER BY id`),
    async insert({ address, recipient, identity, createdAt }) {
      const row = await sql.get<{ id: AccountId }>(
        `INSERT INTO accounts (address, recipient, identity, mod_seq, created_at)
         VALUES ($1, $2, $3, 0, $4) RETURNING id`,
        address,
        recipient,
        identity,
        createdAt,
      )
      return expectRow(row).id
    },
    async setIdentity(id, identity) {
      await sql.run('UPDATE accounts SET identity = $2 WHERE id = $1', id, identity)
    },
    async remove(id) {
      await sql.run('DELETE FROM subscriptions WHERE account_id = $1', id)
      await sql.run('DELETE FROM keywords WHERE account_id = $1', id)
      const own = ['departed', 'removed_mailboxes', 'threads', 'thread_tags', 'kept']
      for (const table of [...own, 'vacation_answers'])
        await sql.run(`DELETE FROM ${table} WHERE account_id = $1`, id)
      for (const table of ['submission_recipients', 'submission_notices'])
        await sql.run(
          `DELETE FROM ${table}
           WHERE submission_id IN (SELECT id FROM submissions WHERE account_id = $1)`,
          id,
        )
      await sql.run('DELETE FROM submissions WHERE account_id = $1', id)
      await sql.run('DELETE FROM accounts WHERE id = $1', id)
    },
    async nextModSeq(id) {
      const row = await sql.get<{ modSeq: ModSeq }>(
        'UPDATE accounts SET mod_seq = mod_seq + 1 WHERE id = $1 RETURNING mod_seq AS "modSeq"',
        id,
      )
      return expectRow(row).modSeq
    },
  }
}
