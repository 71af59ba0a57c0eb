/** Where a page begins: the session found, its accounts opened, the gateway listened to, the state of the way told. */

import { Account } from './account.js'
import { Drafts } from './drafts.js'
import { ApiFault, isApiFault, unreachable } from './faults.js'
import { memoryShelf, type Shelf } from './mirror/keep.js'
import type { World } from './ports.js'
import type { JsonObject, Sendable } from './protocol/json.js'
import { readJson, reach, Requests } from './protocol/requests.js'
import { readSession, type Session } from './protocol/session.js'
import { stateAfter, type ConnectionState } from './push/connection-state.js'
import { News } from './push/news.js'
import type { StateChange } from './push/state-change.js'
import { aloneTab, type TabMessage, type Tabs } from './push/tabs.js'
import { cell, type Watched } from './watched.js'

export interface ConnectOptions extends World {
  /** Origin of the gateway: `https://host:port`. */
  readonly base: string
  /** Where what was read, unsent actions and drafts are kept; in memory when left out. */
  readonly shelf?: Shelf
  /** The other tabs of the browser; none when left out. */
  readonly tabs?: Tabs
  /** How long the news waits, so that what a page asks first comes first; not at all when left out. */
  readonly newsAfterMs?: number
}

export interface Jmap {
  /** Changes when the gateway says that accounts or rights have. */
  readonly session: Watched<Session>
  readonly connection: Watched<ConnectionState>
  /** What is being written and not yet sent, of all accounts. */
  readonly drafts: Drafts
  /** Throws ApiFault denied for an account that this session does not have. */
  account(id: string): Account
  /** Calls a method that is of no mailbox: an administrator's. Throws the ApiFault of its error, or of the way. */
  call(method: string, args?: Sendable): Promise<JsonObject>
  /** Asks for the Session object anew. Throws the ApiFault of what failed. */
  refresh(): Promise<Session>
  /** The network is back, or the page is looked at again after a time: whatever was missed is caught up with now. */
  wake(): void
  close(): void
}

/**
 * Finds the session of the certificate that the connection carries (RFC 8620 §2.2) and listens to the gateway. Without a way to
 * it, begins with the session kept from the last visit. Throws ApiFault denied when the gateway does not admit the caller,
 * unavailable when there is no way and nothing kept.
 */
export async function connect(options: ConnectOptions): Promise<Jmap> {
  const jmap = new Connection(options)
  await jmap.begin()
  return jmap
}

const sessionName = 'session'

class Connection implements Jmap {
  readonly #options: ConnectOptions
  readonly #shelf: Shelf
  readonly #tabs: Tabs
  #calm: () => void = () => undefined
  readonly #requests: Requests
  readonly #news: News
  readonly #accounts = new Map<string, Account>()
  readonly #session = cell<Session | undefined>(undefined)
  readonly #state = cell<ConnectionState>('connecting')
  readonly session: Watched<Session>
  readonly drafts: Drafts
  readonly #leave: () => void
  #refreshing: Promise<Session> | undefined

  constructor(options: ConnectOptions) {
    const { shelf = memoryShelf(), tabs = aloneTab } = options
    this.#options = options
    this.#shelf = shelf
    this.#tabs = tabs
    this.session = { get: () => this.#known(), subscribe: this.#session.subscribe }
    this.drafts = new Drafts({ shelf, tabs, clock: options.clock, chance: options.chance })
    this.#requests = new Requests({
      ask: options.ask,
      session: async () => this.#session.get() ?? this.refresh(),
      onSessionState: (state) => {
        if (state !== this.#session.get()?.state) this.#recheck()
      },
      onOutcome: (error) => this.#outcome(error),
    })
    this.#news = new News({
      world: options,
      session: () => this.#known(),
      heard: (change) => {
        this.#heard(change)
        tabs.tell({ kind: 'news', change })
      },
      opened: () => {
        this.#outcome(undefined)
        this.#catchUp()
        tabs.tell({ kind: 'opened' })
      },
      // The stream cannot say why it ended; a question of its own can.
      lost: () => {
        this.#recheck()
        tabs.tell({ kind: 'lost' })
      },
    })
    this.#leave = tabs.hear((message) => this.#told(message))
  }

  get connection(): Watched<ConnectionState> {
    return this.#state
  }

  async begin(): Promise<void> {
    try {
      await this.refresh()
    } catch (error) {
      const kept = (await this.#shelf.read(sessionName)) as Session | undefined
      if (!kept || !isApiFault(error) || error.kind !== 'unavailable') throw error
      this.#session.set(kept)
    }
    const { after, newsAfterMs = 0 } = this.#options
    const start = (): void => this.#news.start()
    this.#tabs.lead(() => {
      if (newsAfterMs === 0) start()
      else this.#calm = after(newsAfterMs, start)
    })
  }

  refresh(): Promise<Session> {
    this.#refreshing ??= this.#askSession().finally(() => (this.#refreshing = undefined))
    return this.#refreshing
  }

  async #askSession(): Promise<Session> {
    const { ask, base } = this.#options
    const url = new URL('/.well-known/jmap', base).href
    try {
      const answer = await reach(ask, { method: 'GET', url, accept: 'application/json' })
      const session = readSession(await readJson(answer), base)
      if (session.state !== this.#session.get()?.state) this.#session.set(session)
      void this.#shelf.write(sessionName, session)
      this.#outcome(undefined)
      return session
    } catch (error) {
      this.#outcome(error)
      throw error
    }
  }

  account(id: string): Account {
    const opened = this.#accounts.get(id)
    if (opened) return opened
    if (!this.#known().accounts.some((account) => account.id === id))
      throw new ApiFault('denied', 'web.api.no-account', { error: 'accountNotFound' })
    const account = new Account(id, {
      world: this.#options,
      requests: this.#requests,
      session: this.session,
      shelf: this.#shelf,
    })
    this.#accounts.set(id, account)
    return account
  }

  async call(method: string, args: Sendable = {}): Promise<JsonObject> {
    const results = await this.#requests.send([[method, args, 'c']])
    return results.get('c', method)
  }

  wake(): void {
    this.#news.hurry()
    // Asks whether the gateway is there; what was missed is then caught up with.
    void this.refresh().then(
      () => this.#catchUp(),
      () => undefined,
    )
  }

  close(): void {
    this.#calm()
    this.#news.stop()
    this.#leave()
    this.#accounts.clear()
  }

  #outcome(error: unknown): void {
    const before = this.#state.get()
    const now = stateAfter(error, before, this.#options)
    this.#state.set(now)
    if (now !== 'online' || before === 'online' || before === 'connecting') return
    this.#news.hurry()
    this.#catchUp()
  }

  /** What comes of it is told by the session and the state of the way. */
  #recheck(): void {
    void this.refresh().catch(() => undefined)
  }

  #catchUp(): void {
    for (const account of this.#accounts.values()) account.catchUp()
  }

  #heard(change: StateChange): void {
    for (const [id, states] of Object.entries(change)) this.#accounts.get(id)?.hear(states)
  }

  #told(message: TabMessage): void {
    if (message.kind === 'news') this.#heard(message.change)
    else if (message.kind === 'opened') this.wake()
    else if (message.kind === 'lost') this.#recheck()
  }

  #known(): Session {
    const session = this.#session.get()
    if (session) return session
    throw unreachable()
  }
}
