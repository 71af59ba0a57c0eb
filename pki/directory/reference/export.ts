/** The reference directory back in the form of the open extractions: what was imported and our own mailboxes. */

import type { PkiStore } from '../ports.js'
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
      const other = source === 'own' ? format !== 'mss' : source !== format
      if (other || (hidden && !seesHidden)) continue
      // People and structures of ours without a mailbox are no line of this file.
      if (source === 'own' && fields.startsWith('|')) continue
      const kept = fields.split('|').slice(0, columns.length)
      // Empty columns at the end are not kept; every line of the extractions ends in one more separator.
      lines.push(`${kept.join('|')}${'|'.repeat(columns.length - kept.length + 1)}\n`)
    }
    if (lines.length > 0) yield lines.join('')
    if (rows.length < pageSize) return
  }
}
