/** What a mailbox holds, as far as somebody looks at it: messages, lists, folders, brought up to date when the gateway rings. */

import { ApiFault, isApiFault } from '../faults.js'
import type { EmailFull, Identity, Mailbox, Thread } from '../model.js'
import { listIn, stringIn, textsIn, type JsonObject, type Sendable } from '../protocol/json.js'
import type { Call } from '../protocol/reference.js'
import type { Results } from '../protocol/results.js'
import type { AccountInfo } from '../protocol/session.js'
import { cell, type Watched } from '../watched.js'
import { Asked } from './asked.js'
import type { Keep } from './keep.js'
import { EmailList, type LiveList, type Query } from './list.js'
import { changingArguments, fullArguments, lineArguments } from './properties.js'
import { EmailRecords, type Depth, type Loaded } from './records.js'

export interface MirrorParts {
  readonly request: (calls: readonly Call[]) => Promise<Results>
  readonly info: () => AccountInfo
  readonly keep: Keep
}

/** Messages of one call: lines are small, full ones hold their texts. */
const atOnce = { line: 100, full: 10 } as const satisfies Record<Depth, number>
const mostLists = 30

export class Mirror {
  readonly records: EmailRecords
  readonly #parts: MirrorParts
  readonly #lists = new Map<string, EmailList>()
  readonly #wanted = { line: new Set<string>(), full: new Set<string>() }
  /** On their way, so that who draws them meanwhile does not ask again. */
  readonly #asking = { line: new Set<string>(), full: new Set<string>() }
  readonly #threads = new Map<string, Asked<Thread | undefined>>()
  readonly #states = cell<Readonly<Record<string, string>>>({})
  readonly mailboxes: Watched<Loaded<readonly Mailbox[]>>
  readonly identities: Watched<Loaded<readonly Identity[]>>
  readonly #followed: readonly { refresh(): void }[]
  #state: string | undefined
  #syncing: Promise<void> | undefined
  #again = false

  constructor(parts: MirrorParts) {
    this.#parts = parts
    this.records = new EmailRecords((id, depth) => this.#want(id, depth))
    const all = <T>(type: string): Asked<readonly T[]> =>
      new Asked<readonly T[]>({
        ask: async () =>
          listIn(await this.#call(`${type}/get`, { ids: null }), 'list') as unknown as readonly T[],
        read: () => parts.keep.read<readonly T[]>(`all/${type}`),
        keep: (value) => parts.keep.write(`all/${type}`, value),
      })
    const mailboxes = all<Mailbox>('Mailbox')
    const identities = all<Identity>('Identity')
    this.mailboxes = mailboxes
    this.identities = identities
    this.#followed = [mailboxes]
  }

  /** The latest state of each type that the gateway has told: whoever asks by `call` asks again when it changes. */
  readonly states: Watched<Readonly<Record<string, string>>> = {
    get: () => this.#states.get(),
    subscribe: (told) => this.#states.subscribe(told),
  }

  /** The live list of `query`; the same object for the same query. */
  live(query: Query): LiveList {
    const key = JSON.stringify([query.filter, query.sort ?? null, query.collapseThreads === true])
    const known = this.#lists.get(key)
    if (known) return known
    const { keep } = this.#parts
    const list = new EmailList(query, {
      request: this.#parts.request,
      records: this.records,
      lineArguments: () => lineArguments(this.#parts.info()),
      learn: (got, state) => this.#learn(got, 'line', state),
      keep: (ids, total) => keep.write(`list/${key}`, { ids, total }),
      left: () => this.#trim(),
    })
    void keep.read<{ ids: string[]; total: number }>(`list/${key}`).then((kept) => {
      if (kept) list.restore(kept.ids, kept.total)
    })
    this.#lists.set(key, list)
    return list
  }

  thread(id: string): Watched<Loaded<Thread | undefined>> {
    const known = this.#threads.get(id)
    if (known) return known
    const asked = new Asked<Thread | undefined>({
      ask: async () =>
        (listIn(await this.#call('Thread/get', { ids: [id] }), 'list') as unknown as Thread[])[0],
      read: () => this.#parts.keep.read<Thread>(`thread/${id}`),
      keep: (value) => this.#parts.keep.write(`thread/${id}`, value),
    })
    this.#threads.set(id, asked)
    return asked
  }

  /** The gateway's news: the states of the account's types. */
  hear(states: Readonly<Record<string, string>>): void {
    this.#states.set({ ...this.#states.get(), ...states })
    void this.sync()
  }

  /** Brings everything somebody looks at up to date. Never rejects: what fails is asked again at the next news. */
  sync(): Promise<void> {
    this.#again = true
    this.#syncing ??= this.#run().finally(() => (this.#syncing = undefined))
    return this.#syncing
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false
      try {
        await this.#catchUp()
      } catch (error) {
        if (!(error instanceof ApiFault)) throw error
        return
      }
    }
  }

  async #catchUp(): Promise<void> {
    this.records.retry()
    for (const asked of [...this.#followed, ...this.#threads.values()]) asked.refresh()
    const lists = [...this.#lists.values()]
    const calls: Call[] = []
    if (this.#state !== undefined)
      calls.push(['Email/changes', { sinceState: this.#state, maxChanges: 500 }, 'm'])
    const watched = lists.filter((list) => list.isWatched)
    for (const [n, list] of watched.entries()) {
      const call = list.changesCall(`l${n}`)
      if (call) calls.push(call)
    }
    for (const list of lists) if (!list.isWatched) this.#drop(list)
    const results = calls.length > 0 ? await this.#parts.request(calls) : undefined
    for (const [n, list] of watched.entries()) list.catchUp(results?.peek(`l${n}`))
    if (this.#state !== undefined && results) await this.#takeChanges(results)
  }

  async #takeChanges(results: Results): Promise<void> {
    let changes: JsonObject
    try {
      changes = results.get('m')
    } catch (error) {
      if (!isApiFault(error, 'cannotCalculateChanges')) throw error
      // What changed cannot be told: what is looked at is asked for anew.
      this.#state = undefined
      await this.#refresh(this.records.watched)
      return
    }
    for (const id of textsIn(changes, 'destroyed')) this.records.forget(id)
    await this.#refresh(textsIn(changes, 'updated').filter((id) => this.records.has(id, 'line')))
    this.#state = stringIn(changes, 'newState')
    if (changes['hasMoreChanges'] === true) this.#again = true
  }

  async #refresh(ids: readonly string[]): Promise<void> {
    const args = changingArguments(this.#parts.info())
    for (let at = 0; at < ids.length; at += atOnce.line) {
      const some = ids.slice(at, at + atOnce.line)
      const got = await this.#call('Email/get', { ids: some, ...args })
      this.#learn(listIn(got, 'list'), undefined, stringIn(got, 'state'))
      for (const id of textsIn(got, 'notFound')) this.records.forget(id)
    }
  }

  #want(id: string, depth: Depth): void {
    // Nothing is open: there is no such message, and asking for it would spoil what is asked for with it.
    if (id === '' || this.#asking[depth].has(id)) return
    const wanted = this.#wanted[depth]
    wanted.add(id)
    if (wanted.size === 1) queueMicrotask(() => void this.#fetchWanted(depth))
  }

  async #fetchWanted(depth: Depth): Promise<void> {
    const wanted = [...this.#wanted[depth]]
    this.#wanted[depth].clear()
    const asking = this.#asking[depth]
    for (const id of wanted) asking.add(id)
    try {
      await (depth === 'full' ? this.#openAll(wanted) : this.#showAll(wanted))
    } finally {
      for (const id of wanted) asking.delete(id)
    }
  }

  /** Somebody waits for these: the gateway is asked at once, and what was kept shown if it is there first. */
  async #openAll(wanted: readonly string[]): Promise<void> {
    const kept = this.#restoreAll(wanted, 'full')
    await this.#fetchAll(wanted, 'full', kept)
    await kept
  }

  /** What was kept is shown at once; nothing but marks of it can have changed since. */
  async #showAll(wanted: readonly string[]): Promise<void> {
    const kept = await this.#restoreAll(wanted, 'line')
    const missing = wanted.filter((id) => !kept.has(id))
    await Promise.all([this.#fetchAll(missing, 'line'), this.#fetchAll([...kept], 'changing')])
  }

  async #restoreAll(wanted: readonly string[], depth: Depth): Promise<ReadonlySet<string>> {
    const { keep } = this.#parts
    const found = await Promise.all(
      wanted.map(async (id) => {
        const email = await keep.email(id, depth)
        if (email) this.records.restore(id, email, depth)
        return email ? [id] : []
      }),
    )
    return new Set(found.flat())
  }

  /** `kept`: those that are shown all the same when the gateway does not answer. */
  async #fetchAll(
    ids: readonly string[],
    what: Depth | 'changing',
    kept: Promise<ReadonlySet<string>> = Promise.resolve(new Set()),
  ): Promise<void> {
    const step = what === 'full' ? atOnce.full : atOnce.line
    for (let at = 0; at < ids.length; at += step) {
      const some = ids.slice(at, at + step)
      try {
        if (what === 'changing') await this.#refresh(some)
        else await this.#fetch(some, what)
      } catch (error) {
        if (!(error instanceof ApiFault)) throw error
        const shown = await kept
        if (what !== 'changing')
          this.records.fail(
            some.filter((id) => !shown.has(id)),
            error,
          )
      }
    }
  }

  async #fetch(ids: readonly string[], depth: Depth): Promise<void> {
    const args = depth === 'full' ? fullArguments : lineArguments
    const got = await this.#call('Email/get', { ids, ...args(this.#parts.info()) })
    this.#learn(listIn(got, 'list'), depth, stringIn(got, 'state'))
    for (const id of textsIn(got, 'notFound')) this.records.forget(id)
  }

  #learn(list: readonly JsonObject[], depth: Depth | undefined, state: string): void {
    this.#state ??= state
    for (const object of list) {
      const email = object as unknown as EmailFull
      this.records.learn(email.id, email, depth)
      if (depth) this.#parts.keep.writeEmail(email.id, depth, email)
    }
  }

  async #call(method: string, args: Sendable): Promise<JsonObject> {
    const results = await this.#parts.request([[method, args, 'c']])
    return results.get('c', method)
  }

  #trim(): void {
    for (const list of this.#lists.values())
      if (this.#lists.size > mostLists && !list.isWatched) this.#drop(list)
  }

  #drop(list: EmailList): void {
    for (const [key, one] of this.#lists) if (one === list) this.#lists.delete(key)
  }
}
