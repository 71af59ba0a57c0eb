/** Folders, subscriptions and keywords of an account. */

import type { MailboxId, Uid } from '../../../base/index.js'
import type {
  KeywordTable,
  MailboxCounts,
  MailboxRow,
  MailboxTable,
  SubscriptionTable,
} from '../../../mail/ports.js'
import type { Sql } from '../../engine/engine.js'
import { expectRow } from '../expect-row.js'

const columns = `id, name, name_tag AS "nameTag", role, uid_validity AS "uidValidity",
  uid_next AS "uidNext", recent_from AS "recentFrom", mod_seq AS "modSeq"`

export function mailboxTable(sql: Sql): MailboxTable {
  const find = (where: string, ...values: (number | string | Buffer)[]) =>
    sql.get<MailboxRow>(`SELECT ${columns} FROM mailboxes WHERE ${where}`, ...values)
  return {
    all: (account) =>
      sql.all<MailboxRow>(
        `SELECT ${columns} FROM mailboxes WHERE account_id = $1 ORDER BY id`,
        account,
      ),
    byId: (id) => find('id = $1', id),
    byTag: (account, tag) => find('account_id = $1 AND name_tag = $2', account, tag),
    byRole: (account, role) => find('account_id = $1 AND role = $2', account, role),
    async counts(id) {
      const row = await sql.get<MailboxCounts>(
        `SELECT count(*) AS messages, coalesce(sum(CASE WHEN flags & 1 = 0 THEN 1 ELSE 0 END), 0) AS unseen,
           coalesce(sum(CASE WHEN flags & 8 = 0 THEN 0 ELSE 1 END), 0) AS deleted, coalesce(sum(size_bytes), 0) AS "sizeBytes"
         FROM messages WHERE mailbox_id = $1`,
        id,
      )
      return expectRow(row)
    },
    async usedBytes(account) {
      const row = await sql.get<{ bytes: number }>(
        'SELECT coalesce(sum(used_bytes), 0) AS bytes FROM mailboxes WHERE account_id = $1',
        account,
      )
      return expectRow(row).bytes
    },
    async insert(account, { name, nameTag, role, uidValidity, modSeq }) {
      const row = await sql.get<{ id: MailboxId }>(
        `INSERT INTO mailboxes (account_id, name, name_tag, role, uid_validity, uid_next, recent_from, mod_seq)
         VALUES ($1, $2, $3, $4, $5, 1, 1, $6) RETURNING id`,
        account,
        name,
        nameTag,
        role,
        uidValidity,
        modSeq,
      )
      return expectRow(row).id
    },
    async rename(id, name, nameTag) {
      await sql.run(
        'UPDATE mailboxes SET name = $2, name_tag = $3 WHERE id = $1',
        id,
        name,
        nameTag,
      )
    },
    async remove(id, modSeq) {
      await sql.run(
        `INSERT INTO removed_mailboxes (account_id, mod_seq, mailbox_id)
         SELECT account_id, $2, id FROM mailboxes WHERE id = $1`,
        ...[id, modSeq],
      )
      await sql.run('DELETE FROM expunged WHERE mailbox_id = $1', id)
      await sql.run('DELETE FROM mailboxes WHERE id = $1', id)
    },
    async takeUids(id, count, modSeq) {
      const row = await sql.get<{ next: number }>(
        `UPDATE mailboxes SET uid_next = uid_next + $2, mod_seq = $3 WHERE id = $1
         RETURNING uid_next AS next`,
        id,
        count,
        modSeq,
      )
      return (expectRow(row).next - count) as Uid
    },
    async touch(id, modSeq) {
      await sql.run('UPDATE mailboxes SET mod_seq = $2 WHERE id = $1', id, modSeq)
    },
    async setRecentFrom(id, uid) {
      await sql.run('UPDATE mailboxes SET recent_from = $2 WHERE id = $1', id, uid)
    },
  }
}

export function subscriptionTable(sql: Sql): SubscriptionTable {
  return {
    async all(account) {
      const rows = await sql.all<{ name: Buffer }>(
        'SELECT name FROM subscriptions WHERE account_id = $1',
        account,
      )
      return rows.map((row) => row.name)
    },
    async add(account, nameTag, name) {
      await sql.run(
        `INSERT INTO subscriptions (account_id, name_tag, name) VALUES ($1, $2, $3)
         ON CONFLICT (account_id, name_tag) DO NOTHING`,
        account,
        nameTag,
        name,
      )
    },
    async remove(account, nameTag) {
      await sql.run(
        'DELETE FROM subscriptions WHERE account_id = $1 AND name_tag = $2',
        account,
        nameTag,
      )
    },
  }
}

export function keywordTable(sql: Sql): KeywordTable {
  return {
    all: (account) =>
      sql.all('SELECT number, name FROM keywords WHERE account_id = $1 ORDER BY number', account),
    async insert(account, number, nameTag, name) {
      await sql.run(
        'INSERT INTO keywords (account_id, number, name_tag, name) VALUES ($1, $2, $3, $4)',
        account,
        number,
        nameTag,
        name,
      )
    },
  }
}
