/** Where a page begins: the session found, its accounts opened, and what befalls the connection told. */

import { Account } from './account.js'
import { ApiFault, isApiFault } from './faults.js'
import type { World } from './ports.js'
import { readJson, reach, Requests } from './protocol/requests.js'
import { readSession, type Session } from './protocol/session.js'
import { cell, type Watched } from './watched.js'

export interface ConnectOptions extends World {
  /** Origin of the gateway: `https://host:port`. */
  readonly base: string
  /** A session kept from before, to begin with while the gateway cannot be reached. */
  readonly kept?: Session
}

export interface Jmap {
  /** Changes when the gateway says that accounts or rights have. */
  readonly session: Watched<Session>
  /** Throws ApiFault denied for an account that this session does not have. */
  account(id: string): Account
  /** Asks for the Session object anew. Throws the ApiFault of what failed. */
  refresh(): Promise<Session>
  close(): void
}

/**
 * Finds the session of the certificate that the connection carries (RFC 8620 §2.2) and opens its accounts.
 * Throws ApiFault denied when the gateway does not admit it, unavailable when there is no way to it.
 */
export async function connect(options: ConnectOptions): Promise<Jmap> {
  const jmap = new Connection(options)
  await jmap.begin()
  return jmap
}

async function fetchSession({ ask, base }: ConnectOptions): Promise<Session> {
  const url = new URL('/.well-known/jmap', base).href
  return readSession(
    await readJson(await reach(ask, { method: 'GET', url, accept: 'application/json' })),
    base,
  )
}

class Connection implements Jmap {
  readonly #options: ConnectOptions
  readonly #requests: Requests
  readonly #accounts = new Map<string, Account>()
  readonly #session = cell<Session | undefined>(undefined)
  readonly session: Watched<Session>
  #refreshing: Promise<Session> | undefined

  constructor(options: ConnectOptions) {
    this.#options = options
    this.session = { get: () => this.#known(), subscribe: this.#session.subscribe }
    this.#requests = new Requests({
      ask: options.ask,
      session: async () => this.#session.get() ?? this.refresh(),
      onSessionState: (state) => {
        if (state !== this.#session.get()?.state) void this.refresh().catch(() => undefined)
      },
      onOutcome: () => undefined,
    })
  }

  async begin(): Promise<void> {
    try {
      await this.refresh()
    } catch (error) {
      if (!this.#options.kept || !isApiFault(error, 'unreachable')) throw error
      this.#session.set(this.#options.kept)
    }
  }

  refresh(): Promise<Session> {
    this.#refreshing ??= fetchSession(this.#options)
      .then((session) => {
        this.#session.set(session)
        return session
      })
      .finally(() => (this.#refreshing = undefined))
    return this.#refreshing
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
    })
    this.#accounts.set(id, account)
    return account
  }

  close(): void {
    this.#accounts.clear()
  }

  #known(): Session {
    const session = this.#session.get()
    if (!session) throw new ApiFault('unavailable', 'web.api.unreachable', { error: 'unreachable' })
    return session
  }
}
