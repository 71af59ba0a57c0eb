/** The rules of the house that no other tool holds. `--write` prints the tables of the READMEs anew. */

import { checkAuditEvents } from './check/audit-events.mjs'
import { checkCatalogue } from './check/catalogue.mjs'
import { checkFiles } from './check/files.mjs'
import { loadSources } from './check/load-sources.mjs'
import { checkPurity } from './check/purity.mjs'
import { checkRooms } from './check/rooms.mjs'
import { checkTables } from './check/tables.mjs'
import { listFiles } from './check/tree.mjs'

const write = process.argv.includes('--write')
const files = listFiles()
const { load, discard } = loadSources(files)
const found = []
try {
  found.push(
    ...checkFiles(files),
    ...checkPurity(files),
    ...checkRooms(files),
    ...checkAuditEvents(files),
    ...(await checkCatalogue(files, load)),
    ...(await checkTables(load, { write })),
  )
} finally {
  discard()
}

const errors = found.filter(({ warning }) => !warning)
for (const { where, what, warning } of found)
  process.stdout.write(`${warning ? 'note ' : 'ERROR'} ${where}: ${what}\n`)
process.stdout.write(
  `check-house: ${files.length} files, ${errors.length} errors, ${found.length - errors.length} notes\n`,
)
process.exitCode = errors.length === 0 ? 0 : 1
