/** Tables of the reference directory: its lines, and the segments and postings of its search index. */

import type { ReferenceRow, ReferenceSegment, ReferenceTable } from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'
import { expectRow } from '../expect-row.js'

const columns = 'id, source, mark, hidden, fields'

type Row = Omit<ReferenceRow, 'hidden'> & { hidden: number }
type SegmentRow = Omit<ReferenceSegment, 'published'> & { published: number }

const rowOf = (row: Row): ReferenceRow => ({ ...row, hidden: row.hidden === 1 })

/** Takes `count` numbers of a counter; returns the last. */
async function take(sql: Sql, name: string, count: number): Promise<number> {
  const row = await sql.get<{ value: number }>(
    'UPDATE counters SET value = value + $2 WHERE name = $1 RETURNING value',
    ...[name, count],
  )
  return expectRow(row).value
}

export function referenceTable(sql: Sql): ReferenceTable {
  return { ...entryStatements(sql), ...indexStatements(sql), ...ownStatements(sql) }
}

type EntryPart = 'insert' | 'remove' | 'marks' | 'get' | 'list' | 'count'

function entryStatements(sql: Sql): Pick<ReferenceTable, EntryPart> {
  return {
    async insert(rows) {
      const last = await take(sql, 'reference-entry', rows.length)
      let id = last - rows.length
      for (const { source, mark, hidden, fields } of rows)
        await sql.run(
          `INSERT INTO reference_entries (${columns}) VALUES ($1, $2, $3, $4, $5)`,
          ...[++id, source, mark, hidden ? 1 : 0, fields],
        )
      return last
    },
    async remove(ids) {
      for (const id of ids) await sql.run('DELETE FROM reference_entries WHERE id = $1', id)
    },
    marks: (source, after, limit) =>
      sql.all(
        `SELECT id, mark FROM reference_entries WHERE source = $1 AND id > $2 ORDER BY id LIMIT $3`,
        ...[source, after, limit],
      ),
    async get(ids) {
      const found: ReferenceRow[] = []
      for (const id of ids) {
        const row = await sql.get<Row>(`SELECT ${columns} FROM reference_entries WHERE id = $1`, id)
        if (row) found.push(rowOf(row))
      }
      return found
    },
    async list(after, limit) {
      const rows = await sql.all<Row>(
        `SELECT ${columns} FROM reference_entries WHERE id > $1 ORDER BY id LIMIT $2`,
        ...[after, limit],
      )
      return rows.map(rowOf)
    },
    async count(source) {
      const row = await sql.get<{ count: number }>(
        'SELECT count(*) AS count FROM reference_entries WHERE source = $1',
        source,
      )
      return row?.count ?? 0
    },
  }
}

type IndexPart =
  | 'segments'
  | 'openSegment'
  | 'addBlocks'
  | 'publishSegment'
  | 'sweepSegment'
  | 'blockOf'
  | 'blocksBetween'

function indexStatements(sql: Sql): Pick<ReferenceTable, IndexPart> {
  return {
    async segments() {
      const rows = await sql.all<SegmentRow>(
        'SELECT id, first, last, published FROM reference_segments ORDER BY first, id',
      )
      return rows.map((row) => ({ ...row, published: row.published === 1 }))
    },
    async openSegment(first) {
      const id = await take(sql, 'reference-segment', 1)
      await sql.run(
        'INSERT INTO reference_segments (id, first, last, published) VALUES ($1, $2, $2, 0)',
        ...[id, first],
      )
      return id
    },
    async addBlocks(segment, blocks) {
      for (const { word, entries } of blocks)
        await sql.run(
          'INSERT INTO reference_words (segment, word, entries) VALUES ($1, $2, $3)',
          ...[segment, word, entries],
        )
    },
    async publishSegment(segment, last) {
      await sql.run(
        `UPDATE reference_segments SET published = 0
         WHERE first >= (SELECT first FROM reference_segments WHERE id = $1)`,
        segment,
      )
      await sql.run(
        'UPDATE reference_segments SET published = 1, last = $2 WHERE id = $1',
        ...[segment, last],
      )
    },
    async sweepSegment(segment, limit) {
      const removed = await sql.run(
        `DELETE FROM reference_words WHERE segment = $1 AND word IN
         (SELECT word FROM reference_words WHERE segment = $1 ORDER BY word LIMIT $2)`,
        ...[segment, limit],
      )
      if (removed === limit) return false
      await sql.run('DELETE FROM reference_segments WHERE id = $1 AND published = 0', segment)
      return true
    },
    async blockOf(segment, word) {
      const row = await sql.get<{ entries: Buffer }>(
        `SELECT entries FROM reference_words WHERE segment = $1 AND word <= $2
         ORDER BY word DESC LIMIT 1`,
        ...[segment, word],
      )
      return row?.entries
    },
    async blocksBetween(segment, from, to, limit) {
      const rows = await sql.all<{ entries: Buffer }>(
        `SELECT entries FROM reference_words
         WHERE segment = $1 AND word > $2 AND word < $3 ORDER BY word LIMIT $4`,
        ...[segment, from, to, limit],
      )
      return rows.map(({ entries }) => entries)
    },
  }
}

function ownStatements(sql: Sql): Pick<ReferenceTable, 'ownRevision' | 'setOwnRevision'> {
  return {
    async ownRevision() {
      const row = await sql.get<{ value: number }>(
        `SELECT value FROM counters WHERE name = 'reference-own'`,
      )
      return row?.value ?? -1
    },
    async setOwnRevision(revision) {
      await sql.run(`UPDATE counters SET value = $1 WHERE name = 'reference-own'`, revision)
    },
  }
}
