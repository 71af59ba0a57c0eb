/** Which entries of a segment hold the words asked for: packed lists met with one another, the shortest first. */

import type { ReferenceSegment, ReferenceTable } from '../ports.js'
import { gather, listOfWord, listsOfBeginning, numbersOf, unite, unpack } from './packed.js'

/** A word of the index, or with `begins` every word that begins so. */
export interface Term {
  readonly word: string
  readonly begins?: boolean
}

/** Any of these terms will do. */
export type AnyOf = readonly Term[]

/** Blocks of words followed in one segment for the beginning of a word: as many as any letter fills. */
const blocksFollowed = 500

/** The numbers of the entries that meet every group, rising. No group at all finds nothing. */
export async function idsIn(
  reference: ReferenceTable,
  { id, first, last }: ReferenceSegment,
  groups: readonly AnyOf[],
): Promise<readonly number[]> {
  const found: Buffer[][] = []
  for (const group of groups) {
    const lists = await listsOf(reference, id, group)
    if (lists.length === 0) return []
    found.push(lists)
  }
  // A union costs all of its lists, so what one list says comes first.
  const singles = found.flatMap((lists) => (lists.length === 1 ? lists : []))
  singles.sort((a, b) => a.length - b.length)
  const [shortest, ...longer] = singles
  let ids = shortest && unpack(shortest, first - 1)
  for (const list of longer) {
    ids = ids && gather(ids, list, first)
    if (ids?.length === 0) return []
  }
  for (const lists of found) {
    if (lists.length === 1) continue
    const marked = unite(lists, first, last)
    ids = ids ? ids.filter((one) => marked[one - first] === 1) : numbersOf(marked, first)
  }
  return ids ?? []
}

async function listsOf(
  reference: ReferenceTable,
  segment: number,
  group: AnyOf,
): Promise<Buffer[]> {
  const lists: Buffer[] = []
  for (const { word, begins = false } of group) {
    if (begins) lists.push(...(await listsFrom(reference, segment, word)))
    else {
      const block = await reference.blockOf(segment, word)
      const list = block && listOfWord(block, word)
      if (list) lists.push(list)
    }
  }
  return lists
}

async function listsFrom(
  reference: ReferenceTable,
  segment: number,
  prefix: string,
): Promise<Buffer[]> {
  const first = await reference.blockOf(segment, prefix)
  // No word holds U+FFFF, so it follows every word that begins so.
  const others = await reference.blocksBetween(segment, prefix, `${prefix}\uffff`, blocksFollowed)
  const blocks = first ? [first, ...others] : others
  return blocks.flatMap((block) => listsOfBeginning(block, prefix))
}
