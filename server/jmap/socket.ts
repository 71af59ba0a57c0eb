/** JMAP over a WebSocket (RFC 8887): requests answered in their order, news pushed; the socket itself is the host's. */

import { createHash } from 'node:crypto'
import type { ModSeq } from '../base/index.js'
import type { WholeAccount } from '../mail/index.js'
import { isArray, isObject, parseJson, type JsonObject } from './core/json.js'
import { Problem } from './core/problems.js'
import { allTypes, gainType, statesOf, type Gain } from './events.js'

export interface SocketSession {
  /** One message of the client, whole; resolves when it was answered. Never rejects for what a client can do. */
  message(bytes: Uint8Array): Promise<void>
  /** The socket is gone. */
  close(): void
}

/** The socket, as the host gives it. */
export interface SocketWay {
  /** Sends one text message. */
  send(this: void, text: string): void
  /** Ends it: the client comes again, as who its caller is now. */
  end(this: void): void
}

interface SocketParts extends SocketWay {
  /** The answer to a request, as by HTTP. */
  api(
    this: void,
    bytes: Uint8Array,
  ): Promise<{ readonly status: number; readonly body: JsonObject }>
  accounts(this: void): Promise<ReadonlyMap<string, WholeAccount>>
  readonly gain: Gain
}

/** Rings that come close together are told together. */
const gatherMs = 40

export function socketSession(parts: SocketParts): SocketSession {
  const push = new Push(parts)
  parts.gain.signal.addEventListener(
    'abort',
    () => {
      void push.gained().finally(() => parts.end())
    },
    { once: true },
  )
  return {
    close: () => push.off(),
    async message(bytes) {
      const asked = parseJson(bytes)
      const type = isObject(asked) ? asked['@type'] : undefined
      if (!isObject(asked)) refuse(parts, null, new Problem('notJSON', 'a message is I-JSON'))
      else if (type === 'WebSocketPushEnable') await push.on(asked)
      else if (type === 'WebSocketPushDisable') push.off()
      else if (type === 'Request') await answer(parts, asked, bytes)
      else refuse(parts, idOf(asked), new Problem('notRequest', 'this @type is not known here'))
    },
  }
}

const idOf = ({ id }: JsonObject): string | null =>
  typeof id === 'string' && id.length <= 255 ? id : null

function refuse({ send }: SocketParts, requestId: string | null, { body }: Problem): void {
  send(JSON.stringify({ '@type': 'RequestError', requestId, ...body }))
}

async function answer(
  { api, send }: SocketParts,
  asked: JsonObject,
  bytes: Uint8Array,
): Promise<void> {
  const id = idOf(asked)
  const { status, body } = await api(bytes)
  const kind =
    status === 200
      ? { '@type': 'Response', ...(id !== null && { requestId: id }) }
      : { '@type': 'RequestError', requestId: id }
  send(JSON.stringify({ ...kind, ...body }))
}

/** What a client that has enabled it is told (RFC 8887 §4.3.5). */
class Push {
  readonly #parts: SocketParts
  #leave: (() => void)[] = []
  #changed = new Map<string, ModSeq>()
  #timer: NodeJS.Timeout | undefined
  /** States of all accounts as last told. */
  readonly #states = new Map<string, ModSeq>()
  #generation = 0
  #tellsGain = false

  constructor(parts: SocketParts) {
    this.#parts = parts
  }

  off(): void {
    this.#generation++
    for (const leave of this.#leave) leave()
    this.#leave = []
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#changed.clear()
    this.#tellsGain = false
  }

  async on({ dataTypes, pushState }: JsonObject): Promise<void> {
    this.off()
    const generation = this.#generation
    const asked = isArray(dataTypes) ? new Set(dataTypes) : null
    const types = allTypes.filter((type) => asked === null || asked.has(type))
    this.#tellsGain = asked === null || asked.has(gainType)
    const accounts = await this.#parts.accounts()
    if (generation !== this.#generation) return
    for (const [id, account] of accounts)
      this.#leave.push(account.onChange((modSeq) => this.#ring(id, modSeq, types)))
    for (const [id, { emails }] of accounts) this.#states.set(id, (await emails.now()).state)
    // Who was away is told at once that there is news (RFC 8887 §4.3.5.2).
    if (typeof pushState === 'string' && pushState !== this.#mark()) {
      for (const [id, state] of this.#states) this.#changed.set(id, state)
      this.#tell(types)
    }
  }

  /** Tells a client that listens that its caller was given something. */
  async gained(): Promise<void> {
    if (!this.#tellsGain) return
    const changed = await this.#parts.gain.word()
    this.#parts.send(JSON.stringify({ '@type': 'StateChange', changed }))
  }

  #ring(id: string, modSeq: ModSeq, types: readonly string[]): void {
    this.#changed.set(id, modSeq)
    this.#states.set(id, modSeq)
    this.#timer ??= setTimeout(() => this.#tell(types), gatherMs)
  }

  #tell(types: readonly string[]): void {
    this.#timer = undefined
    if (types.length === 0 || this.#changed.size === 0) return
    const changed = statesOf(this.#changed, types)
    this.#changed.clear()
    this.#parts.send(JSON.stringify({ '@type': 'StateChange', changed, pushState: this.#mark() }))
  }

  /** Says where all accounts stand; a client gives it back when it comes again. */
  #mark(): string {
    const states = [...this.#states].sort(([a], [b]) => (a < b ? -1 : 1))
    return createHash('sha256').update(JSON.stringify(states)).digest('base64url').slice(0, 16)
  }
}
