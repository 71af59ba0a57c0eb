/** The reference directory back in the form of the open extractions: what was imported and our own mailboxes. */

import type { PkiStore } from '../ports.js'
import { formatOf } from './entry.js'
import { formats, type FormatName } from './formats.js'

const pageSize = 1000

/** The header, then a line for each entry of `format`, each with its line feed. Red-listed entries only with the right. */
export async function* exportReference(
  store: PkiStore,
  format: FormatName,
  seesHidden: boolean,
): AsyncGenerator<string> {
  const { columns } = formats[format]
  yield `${columns.map(({ title }) => title).join('|')}|\n`
  for (let after = 0; ;) {
    const from = after
    const rows = await store.read((t) => t.reference.list(from, pageSize))
    const lines: string[] = []
    for (const { id, source, hidden, fields } of rows) {
      after = id
      if (formatOf(source).name !== format || (hidden && !seesHidden)) continue
      // People and structures of ours without a mailbox are no line of this file.
      if (source === 'own' && fields.startsWith('|')) continue
      // Empty columns at the end are not kept; every line of the extractions ends in one more separator.
      const missing = columns.length - fields.split('|').length + 1
      lines.push(`${fields}${'|'.repeat(missing)}\n`)
    }
    if (lines.length > 0) yield lines.join('')
    if (rows.length < pageSize) return
  }
}
