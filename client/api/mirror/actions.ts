/** What a person does to messages: shown at once, sent in order, kept while there is no gateway, undone or taken back. */

import { ApiFault, faultOf, isApiFault } from '../faults.js'
import type { After } from '../ports.js'
import { isObject, objectIn, type JsonObject, type Sendable } from '../protocol/json.js'
import { cell, Listeners, type Cell, type Watched } from '../watched.js'
import { opposite, type EmailPatch } from './patch.js'
import type { EmailRecords } from './records.js'
import type { Keep } from './keep.js'

/** How long a removal waits, and how long an `undo` is worth showing. */
export const undoMs = 10_000

export interface Action {
  readonly ids: readonly string[]
  /** `waiting` for a gateway, or for its time to be undone. */
  readonly state: Watched<ActionState>
  /** Resolves when it is done, undone or refused; never rejects. */
  readonly settled: Promise<ActionState>
  /** Takes it back: unsent it never happened, sent its opposite follows. */
  undo(): void
}

export type ActionState = 'waiting' | 'sending' | 'done' | 'refused' | 'undone'

/** Something the gateway refused after it had been shown as done. */
export interface Refusal {
  readonly ids: readonly string[]
  readonly fault: ApiFault
}

interface Kept {
  readonly id: string
  /** Milliseconds since the epoch: they are done in the order in which they were meant. */
  readonly madeAt: number
  /** Until then whoever made it may take it back. */
  readonly heldUntil: number
  /** By message; null removes it. */
  readonly patches: Readonly<Record<string, EmailPatch | null>>
}

interface Entry extends Kept {
  /** Another tab's, or an earlier visit's: whoever made it may have done it or taken it back meanwhile. */
  readonly isAdopted: boolean
  readonly ids: readonly string[]
  readonly opposites: Readonly<Record<string, EmailPatch>>
  readonly state: Cell<ActionState>
  readonly settled: Promise<ActionState>
  readonly settle: (state: ActionState) => void
  heldBack: (() => void) | undefined
}

export interface ActionParts {
  readonly call: (method: string, args: Sendable) => Promise<JsonObject>
  readonly records: EmailRecords
  readonly keep: Keep
  readonly after: After
  readonly newId: () => string
  readonly now: () => number
  readonly maxObjects: () => number
  /** After the gateway has done something. */
  readonly done: () => void
}

const maxQueue = 2000

export class Actions {
  readonly #parts: ActionParts
  readonly #queue: Entry[] = []
  readonly #pending = cell(0)
  readonly #refusals = new Listeners()
  readonly #refused: Refusal[] = []
  #running = false

  constructor(parts: ActionParts) {
    this.#parts = parts
  }

  /** How many actions the gateway has not confirmed. */
  get pending(): Watched<number> {
    return this.#pending
  }

  /** Calls `told` for each refusal; answers with what ends it. */
  onRefused(told: (refusal: Refusal) => void): () => void {
    return this.#refusals.subscribe(() => {
      const last = this.#refused.at(-1)
      if (last) told(last)
    })
  }

  /** Changes messages by patches of their own. Throws ApiFault limited when far too much waits for a gateway. */
  update(patches: Readonly<Record<string, EmailPatch>>): Action {
    return this.#begin(patches, 0)
  }

  /** Removes messages for good, after the time in which it may be undone. */
  destroy(ids: readonly string[]): Action {
    return this.#begin(Object.fromEntries(ids.map((id) => [id, null])), undoMs)
  }

  /** What was not sent at the last visit, or waits in another tab, is done now. */
  async restore(): Promise<void> {
    const kept = (await this.#parts.keep.waiting()) as readonly Kept[]
    const others = kept.filter(({ id }) => !this.#queue.some((own) => own.id === id))
    for (const one of [...others].sort((a, b) => a.madeAt - b.madeAt))
      this.#begin(one.patches, Math.max(0, one.heldUntil - this.#parts.now()), one)
  }

  /** Sends what waits. */
  kick(): void {
    if (this.#running) return
    this.#running = true
    void this.#run().finally(() => (this.#running = false))
  }

  #begin(patches: Kept['patches'], heldMs: number, adopted?: Kept): Action {
    if (this.#queue.length >= maxQueue)
      throw new ApiFault('limited', 'web.api.too-often', { error: 'queue' })
    const { records, newId, now, after } = this.#parts
    const madeAt = now()
    const made = adopted ?? { id: newId(), madeAt, heldUntil: madeAt + heldMs, patches }
    const { id } = made
    const isAdopted = adopted !== undefined
    const ids = Object.keys(patches)
    const state = cell<ActionState>('waiting')
    let settle: (state: ActionState) => void = () => undefined
    const settled = new Promise<ActionState>((resolve) => (settle = resolve))
    const entry: Entry = {
      ...{ ...made, isAdopted, ids, state, settled, heldBack: undefined },
      opposites: this.#oppositesOf(patches),
      settle: (to) => {
        state.set(to)
        settle(to)
      },
    }
    for (const [one, patch] of Object.entries(patches)) records.lay([one], { action: id, patch })
    this.#queue.push(entry)
    this.#pending.set(this.#queue.length)
    if (!isAdopted) void this.#parts.keep.writeWaiting(id, made)
    if (heldMs > 0)
      entry.heldBack = after(heldMs, () => {
        entry.heldBack = undefined
        this.kick()
      })
    else this.kick()
    return { ids, state, settled, undo: () => this.#undo(entry) }
  }

  #oppositesOf(patches: Kept['patches']): Entry['opposites'] {
    return Object.fromEntries(
      Object.entries(patches).flatMap(([id, patch]) => {
        const before = this.#parts.records.show(id, 'line').value
        return before && patch ? [[id, opposite(before, patch)]] : []
      }),
    )
  }

  #undo(entry: Entry): void {
    const now = entry.state.get()
    if (now === 'waiting') {
      entry.heldBack?.()
      this.#leave(entry, 'undone')
    } else if (now === 'done' || now === 'sending')
      void entry.settled.then((state) => {
        if (state !== 'done') return
        entry.state.set('undone')
        if (Object.keys(entry.opposites).length > 0) this.#begin(entry.opposites, 0)
      })
  }

  async #run(): Promise<void> {
    for (;;) {
      const entry = this.#queue.find(({ heldBack }) => !heldBack)
      if (!entry) return
      if (entry.isAdopted && !(await this.#parts.keep.isWaiting(entry.id))) {
        this.#leave(entry, 'undone')
        this.#parts.done()
        continue
      }
      entry.state.set('sending')
      try {
        await this.#send(entry)
      } catch (error) {
        if (!(error instanceof ApiFault)) throw error
        if (mayPass(error)) {
          entry.state.set('waiting')
          return
        }
        this.#leave(entry, 'refused')
        this.#refuse(entry.ids, error)
      }
    }
  }

  async #send(entry: Entry): Promise<void> {
    const refused: Record<string, JsonObject> = {}
    const most = this.#parts.maxObjects()
    for (let at = 0; at < entry.ids.length; at += most) {
      const some = entry.ids.slice(at, at + most)
      const update = Object.fromEntries(
        some.flatMap((id) => (entry.patches[id] ? [[id, entry.patches[id]]] : [])),
      )
      const destroy = some.filter((id) => entry.patches[id] === null)
      const answer = await this.#parts.call('Email/set', { update, destroy })
      for (const name of ['notUpdated', 'notDestroyed'])
        for (const [id, error] of Object.entries(objectIn(answer, name)))
          if (isObject(error)) refused[id] = error
    }
    const bad = Object.keys(refused)
    this.#parts.records.lift(bad, entry.id, false)
    this.#leave(entry, bad.length < entry.ids.length ? 'done' : 'refused')
    const [first] = Object.values(refused)
    if (first) this.#refuse(bad, faultOf(first))
    this.#parts.done()
  }

  #leave(entry: Entry, state: 'done' | 'refused' | 'undone'): void {
    const at = this.#queue.indexOf(entry)
    if (at !== -1) this.#queue.splice(at, 1)
    this.#parts.records.lift(entry.ids, entry.id, state === 'done')
    this.#pending.set(this.#queue.length)
    void this.#parts.keep.removeWaiting(entry.id)
    entry.settle(state)
  }

  #refuse(ids: readonly string[], fault: ApiFault): void {
    this.#refused.splice(0, this.#refused.length, { ids, fault })
    this.#refusals.tell()
  }
}

/** What may be otherwise in a moment: no way to the gateway, a gateway that starts, an access that is being renewed. */
const mayPass = (error: ApiFault): boolean =>
  isApiFault(error, 'unreachable') ||
  error.error.startsWith('http-') ||
  error.kind === 'unavailable' ||
  error.kind === 'limited'
