/** Prepared statements of one SQLite connection: `$n` parameters, cached by text. */

import type Database from 'better-sqlite3'
import type { Sql, SqlValue } from '../engine.js'

interface Prepared {
  readonly statement: Database.Statement
  /** Zero-based value index for each `?`, or null when they come in order. */
  readonly order: readonly number[] | null
}

/** Rewrites `$2 … $1` to `? … ?` and says which value goes where. */
export function positional(sql: string): { text: string; order: readonly number[] | null } {
  const order: number[] = []
  const text = sql.replace(/\$(\d+)/g, (_, n: string) => {
    order.push(Number(n) - 1)
    return '?'
  })
  return { text, order: order.every((value, i) => value === i) ? null : order }
}

/** Makes the statement runner of one connection. */
export function statements(db: Database.Database): Sql {
  const cache = new Map<string, Prepared>()
  const prepare = (sql: string): Prepared => {
    let found = cache.get(sql)
    if (!found) {
      const { text, order } = positional(sql)
      found = { statement: db.prepare(text), order }
      cache.set(sql, found)
    }
    return found
  }
  const bind = (prepared: Prepared, values: SqlValue[]): SqlValue[] =>
    prepared.order ? prepared.order.map((i) => values[i] ?? null) : values
  return {
    async all<Row>(sql: string, ...values: SqlValue[]) {
      const prepared = prepare(sql)
      return prepared.statement.all(...bind(prepared, values)) as Row[]
    },
    async get<Row>(sql: string, ...values: SqlValue[]) {
      const prepared = prepare(sql)
      return prepared.statement.get(...bind(prepared, values)) as Row | undefined
    },
    async run(sql: string, ...values: SqlValue[]) {
      const prepared = prepare(sql)
      return prepared.statement.run(...bind(prepared, values)).changes
    },
  }
}
