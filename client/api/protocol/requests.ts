/** Calls on their way: those made in one turn go in one HTTP request, no more at once than the server takes. */

import { ApiFault, faultOf, faultOfStatus, oddAnswer, unreachable } from '../faults.js'
import type { Ask, HttpAnswer } from '../ports.js'
import { isObject, textIn } from './json.js'
import { within, type Call } from './reference.js'
import { Results, type Answer } from './results.js'
import type { Session } from './session.js'

interface Group {
  readonly calls: readonly Call[]
  readonly settle: (results: Results) => void
  readonly fail: (error: unknown) => void
}

/** Bounds of an answer: a page of full messages is some megabytes. */
const maxAnswerBytes = 64 * 1024 * 1024

/** A tab leaves room for the others of the same certificate. */
const shareOfRequests = 0.5

export interface RequestsOptions {
  readonly ask: Ask
  readonly session: () => Promise<Session>
  /** Told the state of the session in each answer. */
  readonly onSessionState: (state: string) => void
  /** Told how each request ended: undefined when it was answered. */
  readonly onOutcome: (error: unknown) => void
}

export class Requests {
  readonly #options: RequestsOptions
  #waiting: Group[] = []
  #running = 0

  constructor(options: RequestsOptions) {
    this.#options = options
  }

  /** Sends `calls` in order and together. Rejects with an ApiFault when nothing of it was answered. */
  send(calls: readonly Call[]): Promise<Results> {
    return new Promise((settle, fail) => {
      this.#waiting.push({ calls, settle, fail })
      if (this.#waiting.length === 1) queueMicrotask(() => void this.#flush())
    })
  }

  async #flush(): Promise<void> {
    let session: Session
    try {
      session = await this.#options.session()
    } catch (error) {
      for (const group of this.#waiting.splice(0)) group.fail(error)
      return
    }
    const most = Math.max(1, Math.floor(session.limits.maxConcurrentRequests * shareOfRequests))
    while (this.#waiting.length > 0 && this.#running < most) {
      const taken = this.#take(session.limits.maxCallsInRequest)
      if (taken.length === 0) continue
      this.#running += 1
      void this.#exchange(session, taken).finally(() => {
        this.#running -= 1
        if (this.#waiting.length > 0) void this.#flush()
      })
    }
  }

  /** Whole groups, as many as fit; one that fits nowhere fails. */
  #take(most: number): Group[] {
    const taken: Group[] = []
    let room = most
    for (const group of this.#waiting) {
      if (group.calls.length > room) break
      room -= group.calls.length
      taken.push(group)
    }
    if (taken.length === 0)
      this.#waiting.shift()?.fail(new ApiFault('limited', 'web.api.too-large', { error: 'limit' }))
    this.#waiting = this.#waiting.slice(taken.length)
    return taken
  }

  async #exchange(session: Session, groups: readonly Group[]): Promise<void> {
    const methodCalls = groups.flatMap(({ calls }, index) =>
      calls.map(([method, args, id]) => {
        const prefix = `${index}.`
        return [method, within(prefix, args), prefix + id]
      }),
    )
    const using = Object.keys(session.capabilities)
    try {
      const answers = await this.#post(session, JSON.stringify({ using, methodCalls }))
      this.#options.onOutcome(undefined)
      for (const [index, { settle }] of groups.entries()) settle(resultsOf(`${index}.`, answers))
    } catch (error) {
      this.#options.onOutcome(error)
      for (const { fail } of groups) fail(error)
    }
  }

  async #post({ apiUrl }: Session, body: string): Promise<readonly Answer[]> {
    const json = 'application/json'
    const answer = await reach(this.#options.ask, {
      ...{ method: 'POST', url: apiUrl, type: json, accept: json, body },
    })
    const value = await readJson(answer)
    if (!isObject(value) || !Array.isArray(value['methodResponses'])) throw oddAnswer()
    const state = textIn(value, 'sessionState')
    if (state !== undefined) this.#options.onSessionState(state)
    return value['methodResponses'].map(answerOf)
  }
}

const answerOf = (value: unknown): Answer => {
  if (!Array.isArray(value)) throw oddAnswer()
  const [name, args, id] = value as readonly unknown[]
  if (typeof name !== 'string' || !isObject(args) || typeof id !== 'string') throw oddAnswer()
  return [name, args, id]
}

const resultsOf = (prefix: string, answers: readonly Answer[]): Results =>
  new Results(
    answers
      .filter(([, , id]) => id.startsWith(prefix))
      .map(([name, args, id]) => [name, args, id.slice(prefix.length)]),
  )

/** Asks, and says of no answer at all that the way is cut. */
export async function reach(ask: Ask, question: Parameters<Ask>[0]): Promise<HttpAnswer> {
  try {
    return await ask(question)
  } catch (cause) {
    if (question.signal?.aborted) throw cause
    throw unreachable(cause)
  }
}

/** The JSON of an answer. Throws the ApiFault of a problem detail (RFC 8620 §3.6.1), of a status, or of what is no JSON. */
export async function readJson(answer: HttpAnswer): Promise<unknown> {
  const { status, type } = answer
  const problem = type === 'application/problem+json'
  if (status !== 200 && status !== 201 && !problem) throw faultOfStatus(status)
  const value = await parse(answer)
  if (!problem) return value
  const named = isObject(value) && textIn(value, 'type')?.startsWith('urn:ietf:params:jmap:error:')
  throw named ? faultOf(value) : faultOfStatus(status)
}

async function parse(answer: HttpAnswer): Promise<unknown> {
  let bytes: Uint8Array
  try {
    bytes = await answer.bytes()
  } catch (cause) {
    throw unreachable(cause)
  }
  if (bytes.length > maxAnswerBytes) throw oddAnswer('the answer is too long')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch (cause) {
    throw oddAnswer(cause)
  }
}
