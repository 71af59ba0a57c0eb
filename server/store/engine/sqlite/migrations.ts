/** The numbered SQL files that make a database what the tables expect. A published one is never edited (invariant 11). */

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

/** Which database: the mailboxes, or the certificate directory. Each has its own file and its own schema. */
export type SchemaName = 'mail' | 'pki'

export interface Migration {
  readonly version: number
  readonly sql: string
}

/** The migrations of a schema, in order, from `store/schema/<name>/NNNN-<what>.sql`. */
export function migrationsOf(schema: SchemaName): readonly Migration[] {
  const folder = fileURLToPath(new URL(`../../schema/${schema}/`, import.meta.url))
  return readdirSync(folder)
    .filter((file) => /^\d{4}-.*\.sql$/.test(file))
    .sort()
    .map((file) => ({
      version: Number(file.slice(0, 4)),
      sql: readFileSync(join(folder, file), 'utf8'),
    }))
}
