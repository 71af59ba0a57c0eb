/** What was sent, and what became of it at each recipient. */

import type {
  NoticeRow,
  SubmissionRecipientRow,
  SubmissionRow,
  SubmissionTable,
} from '../../../mail/ports.js'
import type { Sql } from '../../engine/engine.js'
import { expectRow } from '../expect-row.js'

const columns = `id, account_id AS account, sender, identity, reception, email_body AS "emailBody", thread,
  size_bytes AS "sizeBytes", send_at AS "sendAt", state, message_tag AS "messageTag",
  answer_tags AS "answerTags", details, question, word, created_mod_seq AS "createdModSeq", mod_seq AS "modSeq",
  destroyed_mod_seq AS "destroyedModSeq"`
const recipientColumns = `submission_id AS submission, number, account_id AS account, address,
  body_id AS body, size_bytes AS "sizeBytes", header, failed, delivered_at AS "deliveredAt", fetched_at AS "fetchedAt",
  read_at AS "readAt", answered_at AS "answeredAt", dispensed_at AS "dispensedAt"`

const factColumns = {
  delivered: 'delivered_at',
  fetched: 'fetched_at',
  read: 'read_at',
  answered: 'answered_at',
  dispensed: 'dispensed_at',
} as const

type Reads = Pick<
  SubmissionTable,
  | 'byId'
  | 'all'
  | 'since'
  | 'recipients'
  | 'due'
  | 'unsaid'
  | 'nextDue'
  | 'byMessage'
  | 'unfetched'
  | 'notices'
>

function reads(sql: Sql): Reads {
  return {
    byId: (id) => sql.get<SubmissionRow>(`SELECT ${columns} FROM submissions WHERE id = $1`, id),
    all: (account) =>
      sql.all<SubmissionRow>(
        `SELECT ${columns} FROM submissions WHERE account_id = $1 AND destroyed_mod_seq IS NULL ORDER BY id`,
        account,
      ),
    since: (account, modSeq) =>
      sql.all<SubmissionRow>(
        `SELECT ${columns} FROM submissions WHERE account_id = $1 AND mod_seq > $2 ORDER BY id`,
        ...[account, modSeq],
      ),
    recipients: (id) =>
      sql.all<SubmissionRecipientRow>(
        `SELECT ${recipientColumns} FROM submission_recipients WHERE submission_id = $1 ORDER BY number`,
        id,
      ),
    due: (at, count) =>
      sql.all<SubmissionRow>(
        `SELECT ${columns} FROM submissions WHERE state = 'pending' AND send_at <= $1
         ORDER BY send_at, id LIMIT $2`,
        ...[at, count],
      ),
    unsaid: (count) =>
      sql.all<SubmissionRow>(
        `SELECT ${columns} FROM submissions WHERE word IS NOT NULL AND state = 'final' ORDER BY id LIMIT $1`,
        count,
      ),
    async nextDue() {
      const row = await sql.get<{ at: number | null }>(
        `SELECT min(send_at) AS at FROM submissions WHERE state = 'pending'`,
      )
      return row?.at ?? undefined
    },
    byMessage: (tag) =>
      sql.all<SubmissionRow>(`SELECT ${columns} FROM submissions WHERE message_tag = $1`, tag),
    notices: (id) =>
      sql.all<NoticeRow>(
        `SELECT kind, body_id AS body FROM submission_notices WHERE submission_id = $1 ORDER BY body_id`,
        id,
      ),
    unfetched: (account, body) =>
      sql.all<SubmissionRecipientRow>(
        `SELECT ${recipientColumns} FROM submission_recipients
         WHERE account_id = $1 AND body_id = $2 AND fetched_at IS NULL AND delivered_at IS NOT NULL`,
        ...[account, body],
      ),
  }
}

export function submissionTable(sql: Sql): SubmissionTable {
  return {
    ...reads(sql),
    insert: (row, recipients) => insert(sql, row, recipients),
    async setState(id, state, modSeq) {
      await sql.run(
        `UPDATE submissions SET state = $2, mod_seq = $3, question = NULL,
           word = CASE WHEN $2 = 'canceled' THEN NULL ELSE word END WHERE id = $1`,
        ...[id, state, modSeq],
      )
    },
    async said(id) {
      await sql.run('UPDATE submissions SET word = NULL WHERE id = $1', id)
    },
    async touch(id, modSeq) {
      await sql.run('UPDATE submissions SET mod_seq = $2 WHERE id = $1', id, modSeq)
    },
    async destroy(id, modSeq) {
      await sql.run(
        'UPDATE submissions SET destroyed_mod_seq = $2, mod_seq = $2, details = NULL WHERE id = $1',
        ...[id, modSeq],
      )
    },
    async note(id, number, fact, at) {
      const column = factColumns[fact]
      await sql.run(
        `UPDATE submission_recipients SET ${column} = coalesce(${column}, $3), header = NULL
         WHERE submission_id = $1 AND number = $2`,
        ...[id, number, at],
      )
    },
    async fail(id, number, reason) {
      await sql.run(
        `UPDATE submission_recipients SET failed = $3, header = NULL, body_id = NULL
         WHERE submission_id = $1 AND number = $2`,
        ...[id, number, reason],
      )
    },
    async addNotice(id, { kind, body }) {
      await sql.run(
        `INSERT INTO submission_notices (submission_id, kind, body_id) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING`,
        ...[id, kind, body],
      )
    },
    async unhold(id) {
      await sql.run(
        'UPDATE submission_recipients SET header = NULL, body_id = NULL WHERE submission_id = $1',
        id,
      )
    },
  }
}

const insert = async (
  sql: Sql,
  row: Parameters<SubmissionTable['insert']>[0],
  recipients: Parameters<SubmissionTable['insert']>[1],
): Promise<number> => {
  const inserted = await sql.get<{ id: number }>(
    `INSERT INTO submissions (account_id, sender, identity, reception, email_body, thread, size_bytes,
       send_at, state, message_tag, answer_tags, details, created_mod_seq, mod_seq, question, word)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, $15) RETURNING id`,
    ...[row.account, row.sender, row.identity, row.reception, row.emailBody, row.thread],
    ...[row.sizeBytes, row.sendAt, row.state, row.messageTag, row.answerTags, row.details],
    ...[row.createdModSeq, row.question, row.word],
  )
  const { id } = expectRow(inserted)
  for (const [number, to] of recipients.entries())
    await sql.run(
      `INSERT INTO submission_recipients
         (submission_id, number, account_id, address, body_id, size_bytes, header, delivered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      ...[id, number, to.account, to.address, to.body, to.sizeBytes, to.header, to.deliveredAt],
    )
  return id
}
