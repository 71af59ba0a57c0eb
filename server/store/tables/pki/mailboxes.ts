/** Table of the mailboxes of the directory, by address in lower case. */

import type { DirectoryMailbox, MailboxDetails, MailboxesTable } from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

const columns =
  'address, type, owner, state, created_at AS "createdAt", quota_bytes AS "quotaBytes"'

export function mailboxesTable(sql: Sql): MailboxesTable {
  return {
    async insert(m) {
      await sql.run(
        `INSERT INTO mailboxes (address, type, owner, state, created_at)
         VALUES ($1, $2, $3, $4, $5)`,
        ...[m.address, m.type, m.owner, m.state, m.createdAt],
      )
    },
    get: (address) =>
      sql.get<DirectoryMailbox>(`SELECT ${columns} FROM mailboxes WHERE address = $1`, address),
    byOwner: (identity) =>
      sql.all<DirectoryMailbox>(
        `SELECT ${columns} FROM mailboxes WHERE owner = $1 ORDER BY created_at, address`,
        identity,
      ),
    async setState(address, state) {
      await sql.run('UPDATE mailboxes SET state = $2 WHERE address = $1', address, state)
    },
    async setQuota(address, quotaBytes) {
      await sql.run('UPDATE mailboxes SET quota_bytes = $2 WHERE address = $1', address, quotaBytes)
    },
    list: ({ after = '', limit }) =>
      sql.all<DirectoryMailbox>(
        `SELECT ${columns} FROM mailboxes WHERE address > $1 ORDER BY address LIMIT $2`,
        after,
        limit,
      ),
    async details(address) {
      const row = await sql.get<Omit<MailboxDetails, 'redList'> & { redList: number }>(
        `SELECT red_list AS "redList", description, service, responsible
         FROM mailbox_details WHERE address = $1`,
        address,
      )
      return row && { ...row, redList: row.redList === 1 }
    },
    async setDetails(address, { redList, description, service, responsible }) {
      await sql.run(
        `INSERT INTO mailbox_details (address, red_list, description, service, responsible)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (address) DO UPDATE SET red_list = excluded.red_list,
           description = excluded.description, service = excluded.service,
           responsible = excluded.responsible`,
        ...[address, redList ? 1 : 0, description, service, responsible],
      )
    },
  }
}
