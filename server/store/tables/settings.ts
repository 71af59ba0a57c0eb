/** Named values of a database: which master key it was made with, the audit key. */

import type { Sql } from '../engine/engine.js'

export async function getSetting(sql: Sql, name: string): Promise<string | undefined> {
  const row = await sql.get<{ value: string }>('SELECT value FROM settings WHERE name = $1', name)
  return row?.value
}

export async function setSetting(sql: Sql, name: string, value: string): Promise<void> {
  await sql.run(
    `INSERT INTO settings (name, value) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    name,
    value,
  )
}
