/** Search as people type: words in any order, without accents, the last one perhaps unfinished. */

import { fold } from '../../../server/base/index.js'
import type { PkiStore, PkiTables } from '../ports.js'
import { entryOf, type ReferenceEntry } from './entry.js'
import { idsIn, type AnyOf } from './matching.js'
import { parseQuery, type Query } from './words.js'

export interface SearchRequest {
  /** As typed: `martin paris medecin`, `10100997245`, `camille.martin@medecin`. */
  readonly text: string
  /** Where the page begins, and how many entries it has. */
  readonly offset?: number
  readonly limit: number
  /** Sees entries on the red list. */
  readonly seesHidden: boolean
}

export interface SearchPage {
  readonly entries: readonly ReferenceEntry[]
  /** There are more after this page. */
  readonly more: boolean
  /** How many entries fit; a lower bound when `counted` is false. */
  readonly total: number
  readonly counted: boolean
}

/** Up to so many are put in order by name; more come as the directory has them. */
const window = 200

/** Entries that hold every word. An empty text finds nothing. */
export async function searchReference(
  store: PkiStore,
  request: SearchRequest,
): Promise<SearchPage> {
  const query = parseQuery(request.text)
  const { offset = 0, limit, seesHidden } = request
  if (query.words.length === 0 && query.prefix === undefined)
    return { entries: [], more: false, total: 0, counted: true }
  const groups = groupsOf(query)
  return store.read(async (tables) => {
    const found = new Found(tables, seesHidden, offset + limit + 1)
    for (const segment of await tables.reference.segments())
      if (segment.published && (await found.add(await idsIn(tables.reference, segment, groups))))
        break
    const entries = await found.finish()
    return {
      entries: entries.slice(offset, offset + limit),
      more: entries.length > offset + limit,
      ...{ total: found.crowded ? window : entries.length, counted: !found.crowded },
    }
  })
}

/** What the index is asked for a text as a person types it, the last word perhaps unfinished; empty for an empty text. */
export const typedGroups = (text: string): readonly AnyOf[] => groupsOf(parseQuery(text))

const groupsOf = ({ words, prefix }: Query): readonly AnyOf[] => [
  ...words.map((word) => [{ word }]),
  ...(prefix === undefined ? [] : [[{ word: prefix, begins: true }]]),
]

/** Gathers what was found: all of it while it is little, otherwise no more than the page needs. */
class Found {
  readonly #tables: PkiTables
  readonly #seesHidden: boolean
  readonly #needed: number
  #waiting: number[] = []
  #entries: ReferenceEntry[] = []
  #count = 0

  constructor(tables: PkiTables, seesHidden: boolean, needed: number) {
    this.#tables = tables
    this.#seesHidden = seesHidden
    this.#needed = needed
  }

  /** Too many to be put in order: a page must not depend on how much was looked at. */
  get crowded(): boolean {
    return this.#count > window
  }

  /** Takes the numbers found in one segment; true when the page is full. */
  async add(ids: readonly number[]): Promise<boolean> {
    this.#count += ids.length
    for (const id of ids) this.#waiting.push(id)
    if (!this.crowded) return false
    await this.#fetch(this.#needed)
    return this.#entries.length >= this.#needed
  }

  async finish(): Promise<ReferenceEntry[]> {
    if (this.crowded) return this.#entries
    await this.#fetch(Infinity)
    return inOrder(this.#entries)
  }

  async #fetch(needed: number): Promise<void> {
    let at = 0
    while (this.#entries.length < needed && at < this.#waiting.length) {
      const wanted = Math.min(needed - this.#entries.length, window)
      // An entry that changed or went is still in its segment: the look-up leaves it out.
      for (const row of await this.#tables.reference.get(this.#waiting.slice(at, at + wanted)))
        if (this.#seesHidden || !row.hidden) this.#entries.push(entryOf(row))
      at += wanted
    }
    this.#waiting = this.#waiting.slice(at)
  }
}

const nameOf = ({ person, structure }: ReferenceEntry): string =>
  person ? `${person.family} ${person.given}` : (structure?.name ?? '')

/** By name, then town, then as entered. */
function inOrder(entries: readonly ReferenceEntry[]): ReferenceEntry[] {
  const keyed = entries.map((entry) => {
    const key = `${fold(nameOf(entry))}\n${fold(entry.structure?.town ?? '')}`
    return { entry, key }
  })
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.entry.id - b.entry.id))
  return keyed.map(({ entry }) => entry)
}

/** Every entry that is known under an identity (`rpps:…`, `finess:…`), a bare number or an address. */
export async function findReference(
  store: PkiStore,
  what: string,
  seesHidden: boolean,
): Promise<readonly ReferenceEntry[]> {
  const bare = what.trim().toLowerCase()
  const text = bare.replace(/^[a-z]+:/, '')
  // A space after it: a whole word, not the beginning of one.
  const { entries } = await searchReference(store, { text: `${text} `, limit: 200, seesHidden })
  if (bare.includes('@')) return entries.filter(({ mailbox }) => mailbox?.address === bare)
  return entries
}
