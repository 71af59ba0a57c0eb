/** What is being written: kept at every pause, found again after a crash, the same in all tabs; nothing typed is lost. */

import type { Clock } from '../../server/base/index.js'
import type { Shelf } from './mirror/keep.js'
import type { Json } from './protocol/json.js'
import type { Tabs } from './push/tabs.js'
import { cell, type Watched } from './watched.js'

export type DraftValue = Readonly<Record<string, Json>>

/** One field as it was last written, and what it was written over. */
interface Field {
  readonly value: Json
  /** Milliseconds since the epoch, with a fraction by chance: no two writings are one. */
  readonly at: number
  readonly over: number
}

interface Kept {
  readonly id: string
  readonly kind: string
  readonly accountId: string
  readonly startedAt: number
  readonly fields: Readonly<Record<string, Field>>
  /** By field: what two tabs wrote at the same time and the later writing did not keep. */
  readonly aside: Readonly<Record<string, readonly Json[]>>
  /** When it last changed. */
  readonly asideAt: number
}

export interface Draft {
  readonly id: string
  /** `letter`, `prescription`…: the page's own word. */
  readonly kind: string
  readonly accountId: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly changedAt: number
  readonly value: DraftValue
  /** What another tab wrote at the same time: the page offers it, `settle` puts it away. */
  readonly aside: Readonly<Record<string, readonly Json[]>>
}

export interface DraftsParts {
  readonly shelf: Shelf
  readonly tabs: Tabs
  readonly clock: Clock
  readonly chance: () => number
}

const prefix = 'draft/'
const nameOf = (id: string): string => `${prefix}${id}`

export class Drafts {
  readonly #parts: DraftsParts
  readonly #kept = new Map<string, Kept>()
  readonly #all = cell<readonly Draft[]>([])
  readonly #ready: Promise<void>
  #writing: Promise<void> = Promise.resolve()

  constructor(parts: DraftsParts) {
    this.#parts = parts
    this.#ready = this.#load()
    parts.tabs.hear((message) => {
      if (message.kind === 'draft') void this.#meet(message.id)
    })
  }

  /** All drafts, the latest changed first; empty until they have been read. */
  get all(): Watched<readonly Draft[]> {
    return this.#all
  }

  /** Resolves when the drafts of the last visit are there. */
  get ready(): Promise<void> {
    return this.#ready
  }

  get(id: string): Draft | undefined {
    return this.#all.get().find((draft) => draft.id === id)
  }

  list(kind?: string): readonly Draft[] {
    const all = this.#all.get()
    return kind === undefined ? all : all.filter((draft) => draft.kind === kind)
  }

  /** A new id, for `save`. */
  newId(): string {
    return `d${this.#stamp().toString(36).replace('.', '')}`
  }

  /**
   * Keeps the fields of `value` that have changed; a field left out stays as it is. Resolves when it would survive a crash.
   * What another tab wrote in other fields stays too.
   */
  async save(
    id: string,
    value: DraftValue,
    about: { readonly kind: string; readonly accountId: string },
  ): Promise<void> {
    await this.#ready
    const before = this.#kept.get(id)
    const at = this.#stamp()
    const fields: Record<string, Field> = { ...before?.fields }
    for (const [name, to] of Object.entries(value)) {
      const was = fields[name]
      if (was && isSame(was.value, to)) continue
      fields[name] = { value: to, at, over: was?.at ?? 0 }
    }
    await this.#write({
      ...{ id, startedAt: at, aside: {}, asideAt: 0, ...before, ...about, fields },
    })
  }

  /** The page has shown what was set aside, and the person chose. */
  async settle(id: string): Promise<void> {
    const kept = this.#kept.get(id)
    if (kept) await this.#write({ ...kept, aside: {}, asideAt: this.#stamp() })
  }

  async remove(id: string): Promise<void> {
    await this.#ready
    this.#kept.delete(id)
    this.#show()
    await this.#parts.shelf.remove(nameOf(id))
    this.#parts.tabs.tell({ kind: 'draft', id })
  }

  async #load(): Promise<void> {
    const { shelf } = this.#parts
    for (const name of await shelf.names(prefix)) {
      const kept = (await shelf.read(name)) as Kept | undefined
      if (kept) this.#kept.set(kept.id, kept)
    }
    this.#show()
  }

  /** One writing after the other: each meets what the tabs have written since. */
  #write(kept: Kept): Promise<void> {
    this.#kept.set(kept.id, kept)
    this.#show()
    this.#writing = this.#writing.then(() =>
      this.#parts.tabs.inTurn(() => this.#writeThrough(kept.id)),
    )
    return this.#writing
  }

  async #writeThrough(id: string): Promise<void> {
    const { shelf, tabs } = this.#parts
    const there = (await shelf.read(nameOf(id))) as Kept | undefined
    const own = this.#kept.get(id)
    if (!own) return
    const met = there ? merged(own, there) : own
    this.#kept.set(id, met)
    await shelf.write(nameOf(id), met)
    if (met !== own) this.#show()
    tabs.tell({ kind: 'draft', id })
  }

  async #meet(id: string): Promise<void> {
    await this.#ready
    const there = (await this.#parts.shelf.read(nameOf(id))) as Kept | undefined
    const own = this.#kept.get(id)
    if (!there) this.#kept.delete(id)
    else this.#kept.set(id, own ? merged(own, there) : there)
    this.#show()
  }

  #show(): void {
    const all = [...this.#kept.values()].map(shown)
    this.#all.set(all.sort((a, b) => b.changedAt - a.changedAt))
  }

  #stamp(): number {
    return this.#parts.clock.now() + Math.floor(this.#parts.chance() * 1000) / 1000
  }
}

const isSame = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b)

function shown({ id, kind, accountId, startedAt, fields, aside }: Kept): Draft {
  const entries = Object.entries(fields)
  return {
    ...{ id, kind, accountId, startedAt, aside },
    changedAt: Math.max(startedAt, ...entries.map(([, { at }]) => at)),
    value: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
  }
}

/** Field by field the later writing; a writing that did not know the other one's is set aside, never dropped. */
function merged(a: Kept, b: Kept): Kept {
  const fields: Record<string, Field> = { ...a.fields }
  const known = a.asideAt >= b.asideAt ? a : b
  const aside: Record<string, readonly Json[]> = { ...known.aside }
  let { asideAt } = known
  for (const [name, theirs] of Object.entries(b.fields)) {
    const own = fields[name]
    if (!own || own.at === theirs.at) {
      fields[name] = theirs
      continue
    }
    const [late, early] = own.at > theirs.at ? [own, theirs] : [theirs, own]
    fields[name] = late
    const knewIt = late.over >= early.at
    if (knewIt || isSame(late.value, early.value) || isEmpty(early.value)) continue
    aside[name] = [...(aside[name] ?? []).filter((one) => !isSame(one, early.value)), early.value]
    asideAt = Math.max(asideAt, late.at)
  }
  return { ...a, fields, aside, asideAt }
}

const isEmpty = (value: Json): boolean => value === '' || value === null
