/** Table of how addresses are used: written in batches, read by those who curate the directory. */

import type { AddressUsage, UsageTable } from '../../../../pki/index.js'
import type { Sql } from '../../engine/engine.js'

const columns = `address, opened_at AS "openedAt", received_at AS "receivedAt", sent_at AS "sentAt", bounces,
  bounced_at AS "bouncedAt", checked_at AS "checkedAt", check_due_at AS "checkDueAt"`

/** The later of what is there and what is new, whichever may be missing. */
const later = (column: string): string =>
  `${column} = CASE WHEN address_usage.${column} IS NULL OR excluded.${column} > address_usage.${column}
     THEN coalesce(excluded.${column}, address_usage.${column}) ELSE address_usage.${column} END`

export function usageTable(sql: Sql): UsageTable {
  return {
    get: (address) =>
      sql.get<AddressUsage>(`SELECT ${columns} FROM address_usage WHERE address = $1`, address),
    async add(notes) {
      for (const n of notes)
        await sql.run(
          `INSERT INTO address_usage (address, opened_at, received_at, sent_at, bounces, bounced_at)
           VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (address) DO UPDATE SET ${later('opened_at')}, ${later('received_at')},
             ${later('sent_at')}, bounces = address_usage.bounces + excluded.bounces,
             ${later('bounced_at')}`,
          ...[n.address, n.openedAt ?? null, n.receivedAt ?? null, n.sentAt ?? null],
          ...[n.bounces ?? 0, n.bouncedAt ?? null],
        )
    },
    async checked(address, at, dueAt) {
      await sql.run(
        `INSERT INTO address_usage (address, checked_at, check_due_at) VALUES ($1, $2, $3)
         ON CONFLICT (address) DO UPDATE SET checked_at = excluded.checked_at,
           check_due_at = excluded.check_due_at, bounces = 0, bounced_at = NULL`,
        ...[address, at, dueAt],
      )
    },
    failing: ({ bounces, dueAt }, { after = '', limit }) =>
      sql.all<AddressUsage>(
        `SELECT ${columns} FROM address_usage
         WHERE address > $1 AND (bounces >= $2 OR check_due_at <= $3) ORDER BY address LIMIT $4`,
        ...[after, bounces ?? Number.MAX_SAFE_INTEGER, dueAt ?? -1, limit],
      ),
  }
}
