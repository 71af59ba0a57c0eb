/** The gateway's news for as long as the page lives: a stream or a socket, opened again with growing patience when it ends. */

import type { Socket, World } from '../ports.js'
import { reach } from '../protocol/requests.js'
import { faultOfStatus, isApiFault, oddAnswer, unreachable, type ApiFault } from '../faults.js'
import type { Session } from '../protocol/session.js'
import { eventsOf } from './event-text.js'
import { readStateChange, type StateChange } from './state-change.js'

export interface NewsParts {
  readonly world: World
  readonly session: () => Session
  readonly heard: (change: StateChange) => void
  /** The gateway listens: what happened before must be caught up with. */
  readonly opened: () => void
  readonly lost: (fault: ApiFault) => void
}

/** Seconds between signs of life asked for, and how long silence is believed. */
const pingSeconds = 30
const silenceMs = 75_000
const firstWaitMs = 1000
const longestWaitMs = 30_000

export class News {
  readonly #parts: NewsParts
  #failures = 0
  #gone = new AbortController()
  #socketFailed = false
  #cancelWait: () => void = () => undefined
  #isOn = false

  constructor(parts: NewsParts) {
    this.#parts = parts
  }

  start(): void {
    if (this.#isOn) return
    this.#isOn = true
    void this.#follow()
  }

  stop(): void {
    this.#isOn = false
    this.#cancelWait()
    this.#gone.abort()
  }

  /** Tries now instead of later: the network is back, or the page is looked at again. */
  hurry(): void {
    this.#failures = 0
    this.#cancelWait()
  }

  async #follow(): Promise<void> {
    while (this.#isOn) {
      this.#gone = new AbortController()
      try {
        await this.#listen(this.#gone)
      } catch (error) {
        this.#parts.lost(isApiFault(error) ? error : oddAnswer(error))
      }
      if (!this.#isOn) return
      await this.#wait()
    }
  }

  #listen(gone: AbortController): Promise<void> {
    const { openSocket } = this.#parts.world
    const { webSocketUrl } = this.#parts.session()
    if (openSocket && webSocketUrl !== undefined && !this.#socketFailed)
      return this.#overSocket(webSocketUrl, openSocket, gone.signal)
    return this.#overStream(gone)
  }

  async #overStream(gone: AbortController): Promise<void> {
    const { world, session, heard } = this.#parts
    const values: Record<string, string> = { types: '*', closeafter: 'no', ping: `${pingSeconds}` }
    const url = session().eventSourceUrl.replace(
      /\{(\w+)\}/g,
      (_, name: string) => values[name] ?? '',
    )
    let calm = (): void => undefined
    const alive = (): void => {
      calm()
      calm = world.after(silenceMs, () => gone.abort())
    }
    alive()
    try {
      const accept = 'text/event-stream'
      const answer = await reach(world.ask, { method: 'GET', url, accept, signal: gone.signal })
      if (answer.status !== 200) throw faultOfStatus(answer.status)
      this.#welcome()
      for await (const { name, data } of eventsOf(answer.pieces())) {
        alive()
        const change = name === 'state' ? readStateChange(data) : undefined
        if (change) heard(change)
      }
    } catch (error) {
      if (isApiFault(error)) throw error
      throw unreachable(error)
    } finally {
      calm()
    }
    throw unreachable()
  }

  /** RFC 8887 §4.3.5.2; a socket that never opens gives way to the stream. */
  #overSocket(
    url: string,
    openSocket: NonNullable<World['openSocket']>,
    signal: AbortSignal,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      let isOpen = false
      const socket: Socket = openSocket(url, {
        opened: () => {
          isOpen = true
          socket.send(JSON.stringify({ '@type': 'WebSocketPushEnable', dataTypes: null }))
          this.#welcome()
        },
        heard: (text) => {
          const change = readStateChange(text)
          if (change) this.#parts.heard(change)
        },
        closed: () => {
          if (!isOpen) this.#socketFailed = true
          if (signal.aborted) resolve()
          else reject(unreachable())
        },
      })
      signal.addEventListener('abort', () => socket.close(), { once: true })
    })
  }

  #welcome(): void {
    this.#failures = 0
    this.#parts.opened()
  }

  /** Longer each time, and never the same for all who lost the same gateway. */
  #wait(): Promise<void> {
    const { after, chance } = this.#parts.world
    const longest = Math.min(firstWaitMs * 2 ** this.#failures, longestWaitMs)
    this.#failures += 1
    return new Promise((resolve) => {
      const cancel = after(longest * (0.5 + chance() / 2), resolve)
      this.#cancelWait = () => {
        cancel()
        resolve()
      }
    })
  }
}
