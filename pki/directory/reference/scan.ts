/** The reference directory by exact criteria, in the order of its numbers, a bounded piece at a time: for interfaces that page. */

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PkiStore, PkiTables, ReferenceSegment } from '../ports.js'
import { entryOf, type ReferenceEntry } from './entry.js'
import { idsIn, type AnyOf } from './matching.js'

import { readBlock, unpack } from './packed.js'

export interface ScanRequest {
  /** What the index finds them by: each group, by any of its terms. None at all reads everything. */
  readonly groups: readonly AnyOf[]
  /** Part of an address, lower case: entries whose address has it anywhere. */
  readonly addressPart?: string
  /** The number that the last page ended with; 0 for the first. */
  readonly after: number
  /** Entries of one page. */
  readonly limit: number
  readonly accept: (entry: ReferenceEntry) => boolean
}

export interface ScanPage {
  readonly entries: readonly ReferenceEntry[]
  /** Where the next page begins; undefined when there is none. It may be there after a page with nothing in it. */
  readonly next: number | undefined
}

/** Entries looked at for one page: a rare match among many candidates may need more than one request. */
const lookedAt = 2000
const piece = 100
const blocksAtOnce = 200
/** Segments of one snapshot, then others get their turn. */
const segmentsAtOnce = 10

/** Reads on from `after`, in short snapshots. */
export async function scanReference(store: PkiStore, request: ScanRequest): Promise<ScanPage> {
  const page = new Page(request)
  const indexed = request.groups.length > 0 || request.addressPart !== undefined
  if (!indexed) return store.read((t) => page.readAll(t))
  const segments = (await store.read((t) => t.reference.segments())).filter(
    ({ published, last }) => published && last > request.after,
  )
  const step = request.addressPart === undefined ? segmentsAtOnce : 1
  for (let from = 0; from < segments.length; from += step) {
    const some = segments.slice(from, from + step)
    const full = await store.read(async (t) => {
      for (const segment of some) if (await page.readSegment(t, segment)) return true
      return false
    })
    if (full) return page.end()
    await nextTurn()
  }
  return page.end()
}

class Page {
  readonly #request: ScanRequest
  readonly #entries: ReferenceEntry[] = []
  #looked = 0
  #at: number
  #full = false

  constructor(request: ScanRequest) {
    this.#request = request
    this.#at = request.after
  }

  end(): ScanPage {
    return { entries: this.#entries, next: this.#full ? this.#at : undefined }
  }

  /** Everything, by number. */
  async readAll(tables: PkiTables): Promise<ScanPage> {
    while (!this.#full) {
      const rows = await tables.reference.list(this.#at, piece)
      for (const row of rows) if (this.#take(entryOf(row))) break
      if (rows.length < piece) break
    }
    return this.end()
  }

  /** True when the page is full. */
  async readSegment(tables: PkiTables, segment: ReferenceSegment): Promise<boolean> {
    const { groups, addressPart, after } = this.#request
    let ids = groups.length > 0 ? await idsIn(tables.reference, segment, groups) : undefined
    if (addressPart !== undefined && ids?.length !== 0) {
      const holding = await idsWithAddress(tables, segment, addressPart)
      ids = ids ? ids.filter((id) => holding.has(id)) : [...holding].sort((a, b) => a - b)
    }
    const wanted = (ids ?? []).filter((id) => id > after)
    for (let from = 0; from < wanted.length; from += piece)
      for (const row of await tables.reference.get(wanted.slice(from, from + piece)))
        if (this.#take(entryOf(row))) return true
    return false
  }

  #take(entry: ReferenceEntry): boolean {
    this.#at = entry.id
    this.#looked += 1
    if (this.#request.accept(entry)) this.#entries.push(entry)
    this.#full = this.#entries.length >= this.#request.limit || this.#looked >= lookedAt
    return this.#full
  }
}

/** Addresses are words that begin with `@`: the blocks of those words, looked through for the part. */
async function idsWithAddress(
  { reference }: PkiTables,
  { id, first }: ReferenceSegment,
  part: string,
): Promise<Set<number>> {
  const found = new Set<number>()
  const look = (block: Buffer): void => {
    // Most blocks do not hold it at all, and need not be taken apart.
    if (!block.includes(part)) return
    for (const { word, list } of readBlock(block))
      if (word.startsWith('@') && word.includes(part, 1))
        for (const one of unpack(list, first - 1)) found.add(one)
  }
  const begins = await reference.blockOf(id, '@')
  if (begins) look(begins)
  for (let from = '@'; ;) {
    const blocks = await reference.blocksBetween(id, from, 'A', blocksAtOnce)
    blocks.forEach(look)
    const last = blocks.at(-1)
    if (!last || blocks.length < blocksAtOnce) return found
    const [word] = readBlock(last)
    from = word?.word ?? 'A'
  }
}
