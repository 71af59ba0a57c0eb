/** The search index: follows the entries, segment by segment, and is never half published. */

import type { PkiStore, ReferenceSegment } from '../ports.js'
import { formatOf } from './entry.js'
import { packBlocks, type Block, type Numbers } from './packed.js'
import { entryWords } from './words.js'

/** Entries of one segment. More need memory while it is made, fewer make each search look in more places. */
const segmentEntries = 25_000
const pageSize = 500
/** Blocks of words in one unit of work. */
const unitSize = 500

/**
 * Indexes the entries that no published segment holds. A last segment that is not full is made anew with what came
 * since, so that their number stays that of the entries by 25,000. Interrupted, it is found unpublished and made again.
 */
export async function indexPending(store: PkiStore): Promise<void> {
  for (const { id, published } of await store.read((t) => t.reference.segments()))
    if (!published) await sweep(store, id)
  for (;;) {
    const segments = await store.read((t) => t.reference.segments())
    const first = firstOf(segments.at(-1))
    const next = await store.read((t) => t.reference.list(segments.at(-1)?.last ?? 0, 1))
    if (next.length === 0) return
    await makeSegment(store, first)
  }
}

const firstOf = (last: ReferenceSegment | undefined): number =>
  last === undefined ? 1 : last.last - last.first + 1 < segmentEntries ? last.first : last.last + 1

async function sweep(store: PkiStore, segment: number): Promise<void> {
  while (!(await store.write((t) => t.reference.sweepSegment(segment, unitSize))));
}

async function makeSegment(store: PkiStore, first: number): Promise<void> {
  const { lists, last } = await gather(store, first)
  const segment = await store.write((t) => t.reference.openSegment(first))
  let unit: Block[] = []
  const write = (): Promise<void> => {
    const blocks = unit
    unit = []
    return store.write((t) => t.reference.addBlocks(segment, blocks))
  }
  for (const block of packBlocks([...lists.keys()].sort(), lists, first - 1)) {
    unit.push(block)
    if (unit.length === unitSize) await write()
  }
  await write()
  await store.write((t) => t.reference.publishSegment(segment, last))
  for (const { id, published } of await store.read((t) => t.reference.segments()))
    if (!published) await sweep(store, id)
}

/** The words of the entries from `first` on, as many as a segment holds. */
async function gather(
  store: PkiStore,
  first: number,
): Promise<{ lists: Map<string, Numbers>; last: number }> {
  const lists = new Map<string, Numbers>()
  const end = first + segmentEntries - 1
  let last = first - 1
  while (last < end) {
    const from = last
    const rows = await store.read((t) => t.reference.list(from, pageSize))
    if (rows.length === 0) break
    for (const { id, source, fields } of rows) {
      // Numbers that nobody holds any more belong to the segment they would have been in.
      if (id > end) return { lists, last: end }
      last = id
      for (const word of entryWords(formatOf(source), fields.split('|'))) note(lists, word, id)
    }
  }
  return { lists, last }
}

function note(lists: Map<string, Numbers>, word: string, id: number): void {
  const list = lists.get(word)
  if (list === undefined) lists.set(word, id)
  else if (typeof list === 'number') {
    if (list !== id) lists.set(word, [list, id])
  } else if (list.at(-1) !== id) list.push(id)
}
