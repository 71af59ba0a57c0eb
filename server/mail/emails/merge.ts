/** Rows of several folders made into the one message that they are. */

import type { BodyId, ModSeq } from '../../base/index.js'
import { metaOf, type KeywordNames } from '../keywords.js'
import type { EmailPlaceRow } from '../ports.js'
import { flagBits } from '../types.js'
import type { Email } from './types.js'

/** Said of a message only when every copy says so; of what is left one copy is enough. */
const unanimous = flagBits['\\Seen']

/** What was marked for expunging is gone for whoever does not expunge (RFC 8621 §4.1.1). */
export const isVisible = ({ flags }: EmailPlaceRow): boolean =>
  (flags & flagBits['\\Deleted']) === 0

/** The message of these rows, which all have one body; undefined when it lies nowhere to be seen. */
export function emailOf(
  all: readonly EmailPlaceRow[],
  names: KeywordNames,
  thread: BodyId,
): Email | undefined {
  const rows = all.filter(isVisible)
  const [first] = rows
  if (!first) return undefined
  const metas = rows.map((row) => metaOf(row, names))
  const every = metas.reduce((flags, meta) => flags & meta.flags, ~0)
  const some = metas.reduce((flags, meta) => flags | meta.flags, 0)
  return {
    ...{ body: first.body, thread, sizeBytes: first.sizeBytes },
    places: rows
      .map(({ mailbox, uid }) => ({ mailbox, uid }))
      .sort((a, b) => a.mailbox - b.mailbox || a.uid - b.uid),
    flags: (every & unanimous) | (some & ~unanimous),
    keywords: [...new Set(metas.flatMap(({ keywords }) => keywords))],
    createdModSeq: Math.min(...rows.map(({ createdModSeq }) => createdModSeq)) as ModSeq,
    receivedAt: Math.min(...rows.map(({ internalDate }) => internalDate)),
  }
}

/** Rows by the body they belong to. */
export function byBody(rows: readonly EmailPlaceRow[]): Map<BodyId, EmailPlaceRow[]> {
  const found = new Map<BodyId, EmailPlaceRow[]>()
  for (const row of rows) {
    const known = found.get(row.body)
    if (known) known.push(row)
    else found.set(row.body, [row])
  }
  return found
}
