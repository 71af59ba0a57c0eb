/** What COPY and MOVE share: their arguments, and the COPYUID response code that they answer with. */

import type { CopyResult } from '../../mail/index.js'
import type { Reader } from '../wire/reader.js'
import { formatSet, type SequenceSet } from '../wire/sequence-set.js'

/** RFC 4315 §3; undefined when nothing was copied, since the grammar has no empty set. */
export function copyUid({ uidValidity, from, to }: CopyResult): string | undefined {
  return from.length === 0
    ? undefined
    : `COPYUID ${uidValidity} ${formatSet(from)} ${formatSet(to)}`
}

/** `sequence-set SP mailbox` (RFC 9051 §9). */
export function readTransfer(reader: Reader): { set: SequenceSet; to: string } {
  const set = reader.expectSequenceSet()
  reader.expectSpace()
  const to = reader.expectMailboxName()
  reader.expectEnd()
  return { set, to }
}
