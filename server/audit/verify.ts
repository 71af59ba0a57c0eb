/** Walking a log from its first entry: the first that does not fit is named. */

import { genesis, link, readEntry } from './chain.js'
import type { Checkpoint } from './checkpoint.js'
import type { StoredEntry } from './ports.js'

export type LogState =
  | { readonly intact: true; readonly entries: number; readonly head: string }
  | { readonly intact: false; readonly seq: number; readonly fault: LogFault }

/** What is wrong with an entry: its bytes or hash, its number (one is missing or added), or that it should be there. */
export type LogFault = 'changed' | 'unreadable' | 'missing' | 'checkpoint'

/**
 * Checks every entry of `entries` (ascending) and, when given, that the log still holds what `checkpoint` saw.
 * Any single byte changed in an entry or a hash makes that entry, or the next, the first broken one.
 */
export async function verifyLog(
  entries: AsyncIterable<StoredEntry>,
  checkpoint: Checkpoint | null,
): Promise<LogState> {
  let before = genesis
  let count = 0
  for await (const { seq, entry, hash } of entries) {
    const expected = count + 1
    if (seq !== expected) return { intact: false, seq: expected, fault: 'missing' }
    const fault = entryFault(seq, entry, hash, before)
    if (fault) return { intact: false, seq, fault }
    if (checkpoint?.seq === seq && checkpoint.hash !== hash.toString('hex'))
      return { intact: false, seq, fault: 'checkpoint' }
    before = hash
    count = expected
  }
  if (checkpoint && checkpoint.seq > count)
    return { intact: false, seq: count + 1, fault: 'missing' }
  return { intact: true, entries: count, head: before.toString('hex') }
}

function entryFault(seq: number, entry: Buffer, hash: Buffer, before: Buffer): LogFault | null {
  if (!Buffer.isBuffer(entry) || !Buffer.isBuffer(hash)) return 'changed'
  if (!link(before, entry).equals(hash)) return 'changed'
  return readEntry(entry)?.seq === seq ? null : 'unreadable'
}
