/** What is known of each message: as the gateway said it, with what the person has done since on top. */

import type { ApiFault } from '../faults.js'
import type { EmailFull, EmailLine } from '../model.js'
import { Listeners, type Watched } from '../watched.js'
import { patched, type EmailPatch } from './patch.js'

export type Depth = 'line' | 'full'
export interface ByDepth {
  readonly line: EmailLine
  readonly full: EmailFull
}

/** Something asked of the gateway, as a page shows it. */
export interface Loaded<T> {
  readonly status: 'loading' | 'ready' | 'gone' | 'failed'
  /** There as soon as it is known, also while it is asked for anew. */
  readonly value: T | undefined
  readonly fault: ApiFault | undefined
}

export const loading: Loaded<never> = { status: 'loading', value: undefined, fault: undefined }

/** Something the person did that the gateway has not confirmed: a change, or null for a removal. */
export interface Overlay {
  readonly action: string
  readonly patch: EmailPatch | null
}

interface Entry {
  known: Partial<EmailFull>
  depth: Depth | undefined
  gone: boolean
  fault: ApiFault | undefined
  overlays: readonly Overlay[]
  shown: { line?: Loaded<EmailLine>; full?: Loaded<EmailFull> }
  readonly listeners: Listeners
}

/** Beyond it those nobody looks at are let go, the longest unused first. */
const mostKept = 6000

export class EmailRecords {
  readonly #entries = new Map<string, Entry>()
  /** Told when what lists may hold has changed: an overlay laid or lifted. */
  readonly #overlaid = new Listeners()
  readonly #want: (id: string, depth: Depth) => void

  /** `want` is called when somebody looks at what is not known. */
  constructor(want: (id: string, depth: Depth) => void) {
    this.#want = want
  }

  readonly onOverlay = this.#overlaid.subscribe

  get ids(): readonly string[] {
    return [...this.#entries.keys()]
  }

  /** Those somebody looks at. */
  get watched(): readonly string[] {
    return this.ids.filter((id) => (this.#entries.get(id)?.listeners.count ?? 0) > 0)
  }

  has(id: string, depth: Depth): boolean {
    const entry = this.#entries.get(id)
    return entry?.gone === true || entry?.depth === 'full' || entry?.depth === depth
  }

  /** The message with what was done to it; asks for it when it is not known. */
  show<D extends Depth>(id: string, depth: D): Loaded<ByDepth[D]> {
    const entry = this.#entry(id)
    // What failed is asked for again by `retry` alone: a page that shows the failure would ask for ever.
    if (!this.has(id, depth) && !entry.fault) this.#want(id, depth)
    entry.shown[depth] ??= shownOf(entry, depth) as Loaded<EmailFull>
    return entry.shown[depth] as Loaded<ByDepth[D]>
  }

  watch<D extends Depth>(id: string, depth: D): Watched<Loaded<ByDepth[D]>> {
    return {
      get: () => this.show(id, depth),
      subscribe: (told) => this.#entry(id).listeners.subscribe(told),
    }
  }

  /** What is known of the message now, without asking. */
  peek(id: string): EmailLine | undefined {
    const entry = this.#entries.get(id)
    return entry?.depth ? (entry.known as EmailLine) : undefined
  }

  /** As the gateway, or what was kept from it, says it. */
  learn(id: string, fields: Partial<EmailFull>, depth?: Depth): void {
    const entry = this.#entry(id)
    entry.known = { ...entry.known, ...fields }
    if (depth === 'full' || (depth === 'line' && entry.depth === undefined)) entry.depth = depth
    entry.fault = undefined
    this.#tell(entry)
    this.#letGo()
  }

  /** As it was kept: what is known already is newer. */
  restore(id: string, kept: Partial<EmailFull>, depth: Depth): void {
    this.learn(id, { ...kept, ...this.#entry(id).known }, depth)
  }

  forget(id: string): void {
    const entry = this.#entries.get(id)
    if (!entry) return
    entry.gone = true
    this.#tell(entry)
  }

  fail(ids: readonly string[], fault: ApiFault): void {
    for (const id of ids) {
      const entry = this.#entry(id)
      entry.fault = fault
      this.#tell(entry)
    }
  }

  /** Those that failed may be asked for again. */
  retry(): void {
    for (const entry of this.#entries.values())
      if (entry.fault) {
        entry.fault = undefined
        this.#tell(entry)
      }
  }

  lay(ids: readonly string[], overlay: Overlay): void {
    this.#change(ids, (overlays) => [...overlays, overlay])
  }

  /** Takes back the overlay of `action`; with `keep` it has become what the gateway holds. */
  lift(ids: readonly string[], action: string, keep: boolean): void {
    for (const id of ids) {
      const entry = this.#entry(id)
      const own = entry.overlays.find((overlay) => overlay.action === action)
      if (!keep || !own) continue
      if (own.patch === null) entry.gone = true
      else if (entry.depth) entry.known = patched(entry.known as EmailLine, own.patch)
    }
    this.#change(ids, (overlays) => overlays.filter((overlay) => overlay.action !== action))
  }

  /** Whether what was done to the message has taken it out of `mailboxId`. */
  hasLeft(id: string, mailboxId: string | undefined): boolean {
    const entry = this.#entries.get(id)
    if (!entry || entry.overlays.length === 0) return false
    if (entry.overlays.some(({ patch }) => patch === null)) return true
    if (mailboxId === undefined || !entry.depth) return false
    const { value } = shownOf(entry, 'line')
    return value !== undefined && value.mailboxIds[mailboxId] === undefined
  }

  #change(ids: readonly string[], to: (overlays: readonly Overlay[]) => Overlay[]): void {
    for (const id of ids) {
      const entry = this.#entry(id)
      entry.overlays = to(entry.overlays)
      this.#tell(entry)
    }
    this.#overlaid.tell()
  }

  #tell(entry: Entry): void {
    entry.shown = {}
    entry.listeners.tell()
  }

  #entry(id: string): Entry {
    const known = this.#entries.get(id)
    if (known) return known
    const entry: Entry = {
      ...{ known: {}, depth: undefined, gone: false, fault: undefined, overlays: [], shown: {} },
      listeners: new Listeners(),
    }
    this.#entries.set(id, entry)
    return entry
  }

  #letGo(): void {
    if (this.#entries.size <= mostKept) return
    for (const [id, { listeners, overlays }] of this.#entries) {
      if (listeners.count === 0 && overlays.length === 0) this.#entries.delete(id)
      if (this.#entries.size <= mostKept * 0.8) return
    }
  }
}

function shownOf(entry: Entry, depth: Depth): Loaded<EmailLine | EmailFull> {
  const { fault } = entry
  if (entry.gone || entry.overlays.some(({ patch }) => patch === null))
    return { status: 'gone', value: undefined, fault: undefined }
  if (entry.depth !== 'full' && entry.depth !== depth)
    return fault ? { status: 'failed', value: undefined, fault } : loading
  const base = entry.known as EmailLine
  const value = entry.overlays.reduce((now, { patch }) => patched(now, patch ?? {}), base)
  return { status: 'ready', value, fault: undefined }
}
