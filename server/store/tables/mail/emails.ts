/** Messages across the folders of an account, what changed among them, and the conversations found so far. */

import type { BodyId, MailboxId, ModSeq } from '../../../base/index.js'
import type { EmailPlaceRow, EmailTable } from '../../../mail/ports.js'
import type { Sql } from '../../engine/engine.js'
import { expectRow } from '../expect-row.js'

const columns = `m.body_id AS body, m.mailbox_id AS mailbox, m.uid, m.flags, m.keywords,
  m.mod_seq AS "modSeq", m.created_mod_seq AS "createdModSeq", m.internal_date AS "internalDate",
  m.size_bytes AS "sizeBytes"`
const ofAccount = 'FROM messages m JOIN mailboxes f ON f.id = m.mailbox_id WHERE f.account_id = $1'

export function emailTable(sql: Sql): EmailTable {
  const ids = async (text: string, ...values: number[]): Promise<number[]> =>
    (await sql.all<{ id: number }>(text, ...values)).map(({ id }) => id)
  return {
    all: (account) => sql.all<EmailPlaceRow>(`SELECT ${columns} ${ofAccount}`, account),
    places: (account, body) =>
      sql.all<EmailPlaceRow>(`SELECT ${columns} ${ofAccount} AND m.body_id = $2`, account, body),
    async touchedSince(account, modSeq) {
      const changed = `SELECT m.body_id AS id ${ofAccount} AND m.mod_seq > $2`
      const left = 'SELECT body_id AS id FROM departed WHERE account_id = $1 AND mod_seq > $2'
      return (await ids(`${changed} UNION ${left}`, account, modSeq)) as BodyId[]
    },
    departedSince: (account, modSeq) =>
      sql.all(
        `SELECT body_id AS body, min(created_mod_seq) AS "createdModSeq", max(mod_seq) AS "modSeq"
         FROM departed
         WHERE account_id = $1 AND mod_seq > $2 GROUP BY body_id`,
        account,
        modSeq,
      ),
    async state(account) {
      const row = await sql.get<{ modSeq: ModSeq; changesFrom: ModSeq }>(
        'SELECT mod_seq AS "modSeq", changes_from AS "changesFrom" FROM accounts WHERE id = $1',
        account,
      )
      return expectRow(row)
    },
    removedMailboxes: (account, modSeq) =>
      sql.all<{ id: MailboxId; modSeq: ModSeq }>(
        `SELECT mailbox_id AS id, mod_seq AS "modSeq" FROM removed_mailboxes
         WHERE account_id = $1 AND mod_seq > $2`,
        ...[account, modSeq],
      ),
    threads: (account) =>
      sql.all('SELECT body_id AS body, thread FROM threads WHERE account_id = $1', account),
    async threadOf(account, tag) {
      const row = await sql.get<{ thread: BodyId }>(
        'SELECT thread FROM thread_tags WHERE account_id = $1 AND tag = $2',
        ...[account, tag],
      )
      return row?.thread
    },
    async enterThread(account, body, thread) {
      await sql.run(
        `INSERT INTO threads (account_id, body_id, thread) VALUES ($1, $2, $3)
         ON CONFLICT (account_id, body_id) DO NOTHING`,
        ...[account, body, thread],
      )
    },
    async tagThread(account, tag, thread) {
      await sql.run(
        `INSERT INTO thread_tags (account_id, tag, thread) VALUES ($1, $2, $3)
         ON CONFLICT (account_id, tag) DO NOTHING`,
        ...[account, tag, thread],
      )
    },
  }
}
