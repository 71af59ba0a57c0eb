/** Messages and the sealed bodies they point at. */

import type { BodyId, Uid } from '../../../base/index.js'
import type {
  BodyTable,
  GistRow,
  KeptMessage,
  MessageRow,
  MessageTable,
  OpenableRow,
} from '../../../mail/ports.js'
import type { Sql } from '../../engine/engine.js'
import { expectRow } from '../expect-row.js'

const meta = `uid, flags, keywords, mod_seq AS "modSeq", internal_date AS "internalDate",
  size_bytes AS "sizeBytes"`

/** What is asked of messages. */
function messageReads(
  sql: Sql,
): Pick<MessageTable, 'all' | 'since' | 'one' | 'openable' | 'expungedSince' | 'page'> {
  return {
    all: (mailbox) =>
      sql.all<MessageRow>(
        `SELECT ${meta} FROM messages WHERE mailbox_id = $1 ORDER BY uid`,
        mailbox,
      ),
    since: (mailbox, modSeq) =>
      sql.all<MessageRow>(
        `SELECT ${meta} FROM messages WHERE mailbox_id = $1 AND mod_seq > $2 ORDER BY uid`,
        mailbox,
        modSeq,
      ),
    one: (mailbox, uid) =>
      sql.get<MessageRow>(
        `SELECT ${meta} FROM messages WHERE mailbox_id = $1 AND uid = $2`,
        mailbox,
        uid,
      ),
    openable: (mailbox, uid) =>
      sql.get<OpenableRow>(
        `SELECT m.uid, m.flags, m.keywords, m.mod_seq AS "modSeq", m.internal_date AS "internalDate",
           m.size_bytes AS "sizeBytes", m.body_id AS "bodyId", m.header, m.file_key AS "fileKey",
           b.summary, b.blob, b.gist, b.gisted,
           EXISTS (SELECT 1 FROM submission_recipients r
             WHERE r.account_id = (SELECT account_id FROM mailboxes WHERE id = m.mailbox_id)
               AND r.body_id = m.body_id AND r.fetched_at IS NULL
               AND r.delivered_at IS NOT NULL) AS unfetched
         FROM messages m JOIN bodies b ON b.id = m.body_id
         WHERE m.mailbox_id = $1 AND m.uid = $2`,
        mailbox,
        uid,
      ),
    async expungedSince(mailbox, modSeq) {
      const rows = await sql.all<{ uid: Uid }>(
        'SELECT uid FROM expunged WHERE mailbox_id = $1 AND mod_seq > $2 ORDER BY uid',
        mailbox,
        modSeq,
      )
      return rows.map((row) => row.uid)
    },
    page: (account, after, count) =>
      sql.all<KeptMessage>(
        `SELECT m.mailbox_id AS mailbox, m.uid, m.size_bytes AS "sizeBytes", m.header,
           m.body_id AS "bodyId", b.size_bytes AS "bodyBytes", b.summary, b.blob
         FROM messages m JOIN mailboxes f ON f.id = m.mailbox_id JOIN bodies b ON b.id = m.body_id
         WHERE f.account_id = $1 AND (m.mailbox_id > $2 OR (m.mailbox_id = $2 AND m.uid > $3))
         ORDER BY m.mailbox_id, m.uid LIMIT $4`,
        account,
        after.mailbox,
        after.uid,
        count,
      ),
  }
}

/** A folder holds so much more. */
async function hold(sql: Sql, mailbox: number, bytes: number): Promise<void> {
  await sql.run('UPDATE mailboxes SET used_bytes = used_bytes + $2 WHERE id = $1', mailbox, bytes)
}

/** Removes a message, and leaves word of it for sessions that look at its folder and for those that look at the account. */
function expunging(sql: Sql): MessageTable['expunge'] {
  return async (mailbox, uid, modSeq) => {
    const row = await sql.get<{ bodyId: BodyId; bytes: number; created: number }>(
      `DELETE FROM messages WHERE mailbox_id = $1 AND uid = $2
         RETURNING body_id AS "bodyId", size_bytes AS bytes, created_mod_seq AS created`,
      mailbox,
      uid,
    )
    if (!row) return undefined
    await hold(sql, mailbox, -row.bytes)
    await sql.run(
      'INSERT INTO expunged (mailbox_id, mod_seq, uid) VALUES ($1, $2, $3)',
      mailbox,
      modSeq,
      uid,
    )
    await sql.run(
      `INSERT INTO departed (account_id, mod_seq, body_id, created_mod_seq)
         SELECT account_id, $2, $3, $4 FROM mailboxes WHERE id = $1
         ON CONFLICT (account_id, mod_seq, body_id)
         DO UPDATE SET created_mod_seq = min(created_mod_seq, excluded.created_mod_seq)`,
      ...[mailbox, modSeq, row.bodyId, row.created],
    )
    return row.bodyId
  }
}

export function messageTable(sql: Sql): MessageTable {
  return {
    ...messageReads(sql),
    async insert(mailbox, row) {
      await sql.run(
        `INSERT INTO messages (mailbox_id, uid, body_id, flags, keywords, mod_seq, internal_date,
           size_bytes, header, file_key, created_mod_seq)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $6)`,
        mailbox,
        row.uid,
        row.bodyId,
        row.flags,
        row.keywords,
        row.modSeq,
        row.internalDate,
        row.sizeBytes,
        row.header,
        row.fileKey,
      )
      await hold(sql, mailbox, row.sizeBytes)
    },
    async setFlags(mailbox, uid, { flags, keywords, modSeq }) {
      await sql.run(
        'UPDATE messages SET flags = $3, keywords = $4, mod_seq = $5 WHERE mailbox_id = $1 AND uid = $2',
        mailbox,
        uid,
        flags,
        keywords,
        modSeq,
      )
    },
    async setFileKey(mailbox, uid, fileKey) {
      await sql.run(
        'UPDATE messages SET file_key = $3 WHERE mailbox_id = $1 AND uid = $2',
        mailbox,
        uid,
        fileKey,
      )
    },
    async copy(from, uid, to) {
      await sql.run(
        `INSERT INTO messages (mailbox_id, uid, body_id, flags, keywords, mod_seq, internal_date,
           size_bytes, header, file_key, created_mod_seq)
         SELECT $3, $4, body_id, flags, keywords, $5, internal_date, size_bytes, header, file_key, $5
         FROM messages WHERE mailbox_id = $1 AND uid = $2`,
        from,
        uid,
        to.mailbox,
        to.uid,
        to.modSeq,
      )
      const copied = await sql.get<{ bytes: number }>(
        'SELECT size_bytes AS bytes FROM messages WHERE mailbox_id = $1 AND uid = $2',
        ...[to.mailbox, to.uid],
      )
      await hold(sql, to.mailbox, copied?.bytes ?? 0)
    },
    expunge: expunging(sql),
  }
}

/** What readers have found out about bodies. */
function gistTable(sql: Sql): Pick<BodyTable, 'setGist' | 'gists' | 'ungisted'> {
  const ofAccount = `FROM messages m JOIN mailboxes f ON f.id = m.mailbox_id
    JOIN bodies b ON b.id = m.body_id WHERE f.account_id = $1`
  return {
    async setGist(id, version, gist) {
      await sql.run('UPDATE bodies SET gist = $3, gisted = $2 WHERE id = $1', id, version, gist)
    },
    gists: (account) =>
      sql.all<GistRow>(
        `SELECT m.body_id AS body, m.header, max(m.file_key) AS "fileKey", b.gist ${ofAccount}
         AND b.gist IS NOT NULL GROUP BY m.body_id`,
        account,
      ),
    async ungisted(account, version) {
      const rows = await sql.all<{ id: BodyId }>(
        `SELECT DISTINCT b.id ${ofAccount} AND b.gisted < $2 ORDER BY b.id DESC`,
        account,
        version,
      )
      return rows.map(({ id }) => id)
    },
  }
}

export function bodyTable(sql: Sql): BodyTable {
  return {
    ...gistTable(sql),
    async insert({ staged, summary, envelope, sizeBytes, createdAt }) {
      const taken = await sql.get<{ id: BodyId }>(
        'UPDATE body_numbers SET next = next + 1 RETURNING next - 1 AS id',
      )
      const { id } = expectRow(taken)
      await sql.run(
        `INSERT INTO bodies (id, size_bytes, created_at, summary, envelope, blob, payload)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        id,
        sizeBytes,
        createdAt,
        summary,
        envelope,
        staged.blob,
        staged.payload,
      )
      return id
    },
    async payload(id) {
      const row = await sql.get<{ payload: Buffer | null }>(
        'SELECT payload FROM bodies WHERE id = $1',
        id,
      )
      return row?.payload ?? undefined
    },
    async envelope(id) {
      const row = await sql.get<{ envelope: Buffer | null }>(
        'SELECT envelope FROM bodies WHERE id = $1',
        id,
      )
      return row?.envelope ?? undefined
    },
    async release(id) {
      const row = await sql.get<{ blob: string | null }>(
        `DELETE FROM bodies WHERE id = $1
           AND NOT EXISTS (SELECT 1 FROM messages WHERE body_id = $1)
           AND NOT EXISTS (SELECT 1 FROM submission_recipients
                           WHERE body_id = $1 AND header IS NOT NULL) RETURNING blob`,
        id,
      )
      return row?.blob ?? null
    },
    async uses(blob) {
      return (await sql.get('SELECT id FROM bodies WHERE blob = $1', blob)) !== undefined
    },
    async loose() {
      const rows = await sql.all<{ id: BodyId }>(
        `SELECT id FROM bodies b
         WHERE NOT EXISTS (SELECT 1 FROM messages m WHERE m.body_id = b.id)
           AND NOT EXISTS (SELECT 1 FROM submission_recipients r
                           WHERE r.body_id = b.id AND r.header IS NOT NULL)`,
      )
      return rows.map((row) => row.id)
    },
  }
}
