/** Tables are made once for each connection of an engine, which hands in the same statement runner every time. */

import type { Sql } from '../engine/engine.js'

/** `make`, remembered by its runner. */
export function perConnection<Tables>(make: (sql: Sql) => Tables): (sql: Sql) => Tables {
  const made = new WeakMap<Sql, Tables>()
  return (sql) => {
    const known = made.get(sql)
    if (known !== undefined) return known
    const tables = make(sql)
    made.set(sql, tables)
    return tables
  }
}
