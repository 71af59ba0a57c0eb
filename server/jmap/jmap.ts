/** The JMAP door: a caller's bytes in, an answer out; HTTP stays with the host. */

import { isFault, type Clock, type Log, type Random } from '../base/index.js'
import type { Mail, WholeAccount } from '../mail/index.js'
import type { Desk } from '../desk/index.js'
import type { Post } from '../post/index.js'
import type { Caller, Trust } from '../trust/index.js'
import { Accounts } from './accounts.js'
import { openBlob, type Blob } from './blobs.js'
import { capabilities } from './capabilities.js'
import { dispatch } from './core/dispatch.js'
import type { JsonObject } from './core/json.js'
import { jmapLimits } from './core/limits.js'
import { MethodError } from './core/method-error.js'
import { Problem } from './core/problems.js'
import { readRequest } from './core/request.js'
import { accountIdsOf, announcedTo, sessionOf } from './core/session-resource.js'
import type { HealthPorts } from './health/ports.js'
import { eventStream, readEventQuestion, type Gain } from './events.js'
import { gainOf } from './sharing/gain.js'
import type { Pusher } from './push/pusher.js'
import type { SharingPorts } from './sharing/ports.js'
import { methods } from './methods/index.js'
import { takeUpload, uploadProblemOf, type Announced } from './upload.js'
import { socketSession, type SocketSession, type SocketWay } from './socket.js'

export interface Answer {
  readonly status: number
  readonly type: 'application/json' | 'application/problem+json'
  readonly body: JsonObject
}

export interface Jmap {
  /** RFC 8620 §2; `base` is how the client reaches us: `https://host:port`. */
  session(caller: Caller, base: string): JsonObject
  /** RFC 8620 §3. Never rejects for what a client can do. */
  api(caller: Caller, body: Uint8Array, signal: AbortSignal): Promise<Answer>
  /** RFC 8620 §6.1. Never rejects for what a client can do. */
  upload(
    caller: Caller,
    accountId: string,
    file: Announced,
    chunks: AsyncIterable<Uint8Array>,
  ): Promise<Answer>
  /** RFC 8620 §6.2. Undefined when there is no such account or blob. */
  download(caller: Caller, accountId: string, blobId: string): Promise<Blob | undefined>
  /** RFC 8887: what is said on a WebSocket of this caller. */
  socket(caller: Caller, way: SocketWay, signal: AbortSignal): SocketSession
  /** RFC 8620 §7.3: the text of an event stream over every account of the caller; undefined for a wrong question. */
  events(
    caller: Caller,
    query: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<AsyncIterable<string> | undefined>
}

export interface JmapOptions {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly mail: Mail
  readonly trust: Trust
  readonly post: Post
  /** Whose mailbox it is, as people say it; null when nobody can tell. */
  nameOf(this: void, address: string): Promise<string | null>
  readonly health: HealthPorts
  /** Who tells push services. */
  readonly pusher: Pusher
  /** Who opens the same mailboxes. */
  readonly sharing: SharingPorts
  /** What administrators look at and do. */
  readonly desk: Desk
}

const byName = new Map(methods.map((method) => [method.name, method]))

const refused = ({ status, body }: Problem): Answer => ({
  ...{ status, body, type: 'application/problem+json' },
})

/** Requests under way, by certificate: one client may not crowd out the others. */
class Turns {
  readonly #running = new Map<string, number>()

  constructor(readonly limit: 'maxConcurrentRequests' | 'maxConcurrentUpload') {}

  async take<T>(holder: string, work: () => Promise<T>): Promise<T> {
    const { limit } = this
    const running = this.#running.get(holder) ?? 0
    if (running >= jmapLimits[limit]) throw new Problem('limit', 'too many at once', { limit })
    this.#running.set(holder, running + 1)
    try {
      return await work()
    } finally {
      const left = (this.#running.get(holder) ?? 1) - 1
      if (left > 0) this.#running.set(holder, left)
      else this.#running.delete(holder)
    }
  }
}

/** What a caller may do does not change as long as he is one: he is judged anew, and made anew, when it does. */
const states = new WeakMap<Caller, string>()

function stateOf(caller: Caller): string {
  const state = states.get(caller) ?? sessionOf(caller, capabilities, '').state
  states.set(caller, state)
  return state
}

/** Makes the door. */
export function createJmap(options: JmapOptions): Jmap {
  const { clock, random, log, mail, trust, post, nameOf, health, pusher, desk, sharing } = options
  const turns = new Turns('maxConcurrentRequests')
  const uploads = new Turns('maxConcurrentUpload')
  const accounts = new Accounts(mail, trust, clock)
  const session = (caller: Caller, base = ''): JsonObject => sessionOf(caller, capabilities, base)
  const everyAccount = async (caller: Caller): Promise<Map<string, WholeAccount>> => {
    const opened = new Map<string, WholeAccount>()
    for (const id of accountIdsOf(caller)) opened.set(id, await accounts.open(caller, id))
    return opened
  }
  const gain = (caller: Caller, until: AbortSignal): Gain =>
    gainOf({ trust, sharing, accounts }, caller, until)
  const api: Jmap['api'] = async (caller, bytes, signal) => {
    try {
      const body = await turns.take(caller.certificate.fingerprint, async () => {
        if (bytes.length > jmapLimits.maxSizeRequest)
          throw new Problem('limit', 'the request is too large', { limit: 'maxSizeRequest' })
        const request = readRequest(bytes, announcedTo(caller, capabilities))
        const account = (id: string) => accounts.open(caller, id)
        const context = {
          ...{ caller, clock, random, log, signal, account, post, nameOf },
          ...{ health, pusher, desk, sharing },
        }
        return dispatch(request, byName, context, stateOf(caller))
      })
      return { status: 200, type: 'application/json', body: { ...body } }
    } catch (error) {
      if (error instanceof Problem) return refused(error)
      throw error
    }
  }
  return {
    session,
    async upload(caller, accountId, file, chunks) {
      try {
        return await uploads.take(caller.certificate.fingerprint, async () => {
          const account = await accounts.open(caller, accountId)
          const body = await takeUpload(account, accountId, file, chunks)
          return { status: 201, type: 'application/json' as const, body }
        })
      } catch (error) {
        if (error instanceof Problem) return refused(error)
        if (error instanceof MethodError)
          return refused(new Problem('accountNotFound', error.message))
        if (isFault(error)) return refused(uploadProblemOf(error))
        throw error
      }
    },
    async download(caller, accountId, blobId) {
      try {
        return await openBlob(await accounts.open(caller, accountId), blobId)
      } catch (error) {
        if (error instanceof MethodError) return undefined
        throw error
      }
    },
    async events(caller, query, signal) {
      const question = readEventQuestion(query)
      if (!question) return undefined
      const opened = await everyAccount(caller)
      return eventStream({ accounts: opened, question, signal, gain: gain(caller, signal) })
    },
    api,
    socket: (caller, { send, end }, signal) =>
      socketSession({
        ...{ send, end, gain: gain(caller, signal) },
        api: (bytes) => api(caller, bytes, signal),
        accounts: () => everyAccount(caller),
      }),
  }
}
