/** A list that stays right: the ids of a query, fetched by pages as they come into view and mended by what changes. */

import { ApiFault, isApiFault } from '../faults.js'
import {
  listIn,
  numberIn,
  stringIn,
  textsIn,
  type JsonObject,
  type Sendable,
} from '../protocol/json.js'
import { resultOf, type Call } from '../protocol/reference.js'
import type { Results } from '../protocol/results.js'
import { Listeners, type Watched } from '../watched.js'
import { missingPages, pageSize, withChanges, withPage, type Ids } from './pages.js'
import type { EmailRecords } from './records.js'

export interface Query {
  /** RFC 8621 §4.4.1, and `kind`, `patientIns` where the gateway has the health capability; null for all. */
  readonly filter: Sendable | null
  /** RFC 8621 §4.4.2; latest first when left out. */
  readonly sort?: readonly Sendable[]
  /** One line a conversation. */
  readonly collapseThreads?: boolean
}

export interface ListView {
  /** `stale` when the list is shown as it was kept, or could not be brought up to date. */
  readonly status: 'loading' | 'ready' | 'stale' | 'failed'
  readonly total: number
  /** As long as `total`; undefined where nothing is known yet: `show` what comes into view. */
  readonly ids: Ids
  readonly fault: ApiFault | undefined
}

export interface LiveList extends Watched<ListView> {
  /** The lines from `from` to `to` (exclusive) are in view: what is missing of them is fetched. */
  show(this: void, from: number, to: number): void
  /** Asks again for what failed. */
  retry(this: void): void
}

export interface ListParts {
  readonly request: (calls: readonly Call[]) => Promise<Results>
  readonly records: EmailRecords
  readonly lineArguments: () => Sendable
  /** Told what a page of lines held, and the state it was read in. */
  readonly learn: (list: readonly JsonObject[], state: string) => void
  /** Told the first page, to be kept for when there is no gateway. */
  readonly keep: (ids: readonly string[], total: number) => void
  /** Nobody looks at it any more. */
  readonly left: () => void
}

const latestFirst: readonly Sendable[] = [{ property: 'receivedAt', isAscending: false }]
const empty: ListView = { status: 'loading', total: 0, ids: [], fault: undefined }

/** The folder a filter looks into, said by itself or in the first of what must all hold. */
function mailboxIn(filter: Sendable | null): string | undefined {
  const { inMailbox, operator, conditions } = filter ?? {}
  if (typeof inMailbox === 'string') return inMailbox
  if (operator !== 'AND' || !Array.isArray(conditions)) return undefined
  return mailboxIn((conditions as readonly Sendable[])[0] ?? null)
}

export class EmailList implements LiveList {
  readonly #parts: ListParts
  readonly #query: Sendable
  readonly #mailbox: string | undefined
  readonly #listeners = new Listeners()
  readonly #asking = new Set<number>()
  #state: string | undefined
  #canChange = false
  #ids: Ids = []
  #view = empty
  #range: readonly [number, number] = [0, pageSize]
  #offOverlay: (() => void) | undefined

  constructor({ filter, sort, collapseThreads = false }: Query, parts: ListParts) {
    this.#parts = parts
    this.#query = { filter, sort: sort ?? latestFirst, collapseThreads }
    this.#mailbox = mailboxIn(filter)
  }

  readonly get = (): ListView => this.#view

  readonly subscribe = (told: () => void): (() => void) => {
    this.#offOverlay ??= this.#parts.records.onOverlay(() => this.#draw({}))
    if (this.#state === undefined) this.show(...this.#range)
    const leave = this.#listeners.subscribe(told)
    return () => {
      leave()
      if (this.#listeners.count > 0) return
      this.#offOverlay?.()
      this.#offOverlay = undefined
      this.#parts.left()
    }
  }

  get isWatched(): boolean {
    return this.#listeners.count > 0
  }

  readonly show = (from: number, to: number): void => {
    this.#range = [from, to]
    // A page that shows the failure would ask for ever: news, or `retry`, ask again.
    if (this.#view.fault) return
    if (this.#state === undefined) return void this.#fetch(0)
    for (const at of missingPages(this.#ids, from, to, this.#ids.length)) void this.#fetch(at)
    for (const id of this.#ids.slice(Math.max(0, from), to))
      if (id !== undefined) this.#parts.records.show(id, 'line')
  }

  readonly retry = (): void => this.catchUp(undefined)

  /** As it was kept, until the gateway answers. */
  restore(ids: readonly string[], total: number): void {
    if (this.#state !== undefined || this.#view.status !== 'loading') return
    this.#ids = withPage([], 0, ids, Math.max(total, ids.length))
    this.#draw({ status: 'stale' })
  }

  /** The call that asks what changed, when this list can be asked so. */
  changesCall(id: string): Call | undefined {
    if (this.#state === undefined || !this.#canChange) return undefined
    const args = { ...this.#query, sinceQueryState: this.#state, calculateTotal: true }
    return ['Email/queryChanges', { ...args, maxChanges: 500 }, id]
  }

  /** Mends the list by the answer to `changesCall`; without one what is in view is asked for anew. */
  catchUp(changes: JsonObject | undefined): void {
    const mended = changes && withChanges(this.#ids, changes)
    if (changes && mended && typeof changes['newQueryState'] === 'string') {
      this.#state = changes['newQueryState']
      this.#ids = mended
      // The next visit without a gateway begins with what this one saw last.
      const first = mended.slice(0, pageSize)
      this.#parts.keep(
        first.filter((id) => id !== undefined),
        mended.length,
      )
      this.#draw({ status: 'ready' })
      return this.show(...this.#range)
    }
    // In one piece, so that what is in view changes at once.
    const [from, to] = this.#range
    const first = Math.floor(Math.max(0, from) / pageSize) * pageSize
    void this.#fetch(first, Math.ceil((Math.max(to, first + 1) - first) / pageSize) * pageSize)
  }

  async #fetch(at: number, limit = pageSize): Promise<void> {
    if (this.#asking.has(at)) return
    this.#asking.add(at)
    try {
      this.#take(at, await this.#parts.request(this.#calls(at, limit)))
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error
      // What is shown stays; a list that was never there says why.
      const isOut = isApiFault(error, 'unreachable') || error.kind === 'unavailable'
      const status = this.#ids.length > 0 ? 'stale' : isOut ? 'loading' : 'failed'
      this.#draw({ status, fault: error })
    } finally {
      this.#asking.delete(at)
    }
  }

  #calls(position: number, limit: number): Call[] {
    const page = { position, limit: Math.min(limit, 4 * pageSize), calculateTotal: true }
    const ids = resultOf('q', 'Email/query', '/ids')
    return [
      ['Email/query', { ...this.#query, ...page }, 'q'],
      ['Email/get', { '#ids': ids, ...this.#parts.lineArguments() }, 'g'],
    ]
  }

  #take(at: number, results: Results): void {
    const answer = results.get('q')
    const got = results.get('g')
    const page = textsIn(answer, 'ids')
    const total = numberIn(answer, 'total', at + page.length)
    this.#parts.learn(listIn(got, 'list'), stringIn(got, 'state'))
    const state = stringIn(answer, 'queryState')
    // Pages of another moment do not fit together: only this one is known for certain.
    const isSame = this.#state === undefined || state === this.#state
    this.#state = state
    this.#canChange = answer['canCalculateChanges'] === true
    this.#ids = withPage(isSame ? this.#ids : [], at, page, total)
    if (at === 0) this.#parts.keep(page, total)
    this.#draw({ status: 'ready' })
    if (!isSame && this.isWatched) this.show(...this.#range)
  }

  #draw({ status = this.#view.status, fault }: Partial<ListView>): void {
    const { records } = this.#parts
    const isHidden = (id: string | undefined): boolean =>
      id !== undefined && records.hasLeft(id, this.#mailbox)
    const ids = this.#ids.some(isHidden) ? this.#ids.filter((id) => !isHidden(id)) : this.#ids
    this.#view = { status, ids, total: ids.length, fault }
    this.#listeners.tell()
  }
}
