/** Where messages are looked at for what they are about: in the background as they come, at once when somebody asks first. */

import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  isFault,
  limits,
  plainGist,
  type BodyId,
  type Gist,
  type Log,
  type Sealed,
} from '../../base/index.js'
import type { Summary } from '../../mime/index.js'
import type { MailStore } from '../ports.js'
import { encodeGist } from './codec.js'

/** Who can read messages for what they are about; `server/build.ts` brings it. */
export interface Gister {
  /** Raised when more is read out of messages: those looked at before are looked at again. */
  readonly version: number
  /** By header and structure alone, and whether the body would tell more. */
  glance(summary: Summary): { readonly gist: Gist; readonly needsBody: boolean }
  /** `receivedAt`: milliseconds since the epoch. */
  gistOf(raw: Buffer, summary: Summary, receivedAt: number): Promise<Gist>
}

/** A message to be looked at, while its key is at hand. */
export interface GistWork {
  readonly body: BodyId
  readonly sizeBytes: number
  readonly receivedAt: number
  summary(): Promise<Summary>
  bytes(): AsyncIterable<Buffer>
  seal(gist: Buffer): Sealed
}

/** Messages that wait at most; those beyond are looked at when somebody asks. */
const maxWaiting = 1000
/** Gists written in one commit. */
const batch = 32

interface Found {
  readonly body: BodyId
  readonly gist: Sealed | null
}

export class GistDesk {
  readonly #store: MailStore
  readonly #log: Log
  readonly #gister: Gister
  readonly #waiting: GistWork[] = []
  readonly #running = new Map<BodyId, Promise<Gist>>()
  #found: Found[] = []
  #turn: Promise<void> = Promise.resolve()
  #busy = false

  constructor(gister: Gister, store: MailStore, log: Log) {
    this.#gister = gister
    this.#store = store
    this.#log = log
  }

  get version(): number {
    return this.#gister.version
  }

  /** When nothing else is to be done. */
  later(work: GistWork): void {
    if (this.#waiting.length >= maxWaiting) return
    this.#waiting.push(work)
    if (this.#busy) return
    this.#busy = true
    void this.#drain()
  }

  /** Now; whoever asks for the same message meanwhile gets the same answer. */
  look(work: GistWork): Promise<Gist> {
    const running = this.#running.get(work.body)
    if (running) return running
    const looking = this.#look(work).finally(() => this.#running.delete(work.body))
    this.#running.set(work.body, looking)
    return looking
  }

  /** What a plain letter is about, which is not kept. */
  plain(summary: Summary): Gist {
    return this.#gister.glance(summary).gist
  }

  /** Resolves when all that was found is kept. */
  async settled(): Promise<void> {
    while (this.#busy) await nextTurn()
    await this.#keep()
  }

  async #drain(): Promise<void> {
    for (let work = this.#waiting.shift(); work; work = this.#waiting.shift()) {
      await nextTurn()
      try {
        await this.look(work)
      } catch (error) {
        // It may be gone by now, or damaged: its reader will be told.
        if (!isFault(error)) this.#log.warn({ err: error }, 'a message was not looked at')
      }
    }
    await this.#keep()
    this.#busy = false
    if (this.#waiting.length > 0) void this.#drain()
  }

  async #look(work: GistWork): Promise<Gist> {
    const summary = await work.summary()
    const { gist: outside, needsBody } = this.#gister.glance(summary)
    const gist = needsBody ? await this.#read(work, summary, outside) : outside
    const sealed = isPlain(gist) ? null : work.seal(encodeGist(gist))
    this.#found.push({ body: work.body, gist: sealed })
    if (this.#found.length >= batch || !this.#busy) void this.#keep()
    return gist
  }

  async #read(work: GistWork, summary: Summary, outside: Gist): Promise<Gist> {
    if (work.sizeBytes > limits.messageBytes) return outside
    const pieces: Buffer[] = []
    for await (const piece of work.bytes()) pieces.push(piece)
    try {
      return await this.#gister.gistOf(Buffer.concat(pieces), summary, work.receivedAt)
    } catch (error) {
      if (!isFault(error)) this.#log.error({ err: error }, 'a message could not be looked at')
      return outside
    }
  }

  /** A note, not a change: no modSeq, no event; what is lost is found again. */
  #keep(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      const found = this.#found
      if (found.length === 0) return
      this.#found = []
      try {
        await this.#store.write(async (tables) => {
          for (const { body, gist } of found) await tables.bodies.setGist(body, this.version, gist)
        })
      } catch (error) {
        this.#log.warn({ err: error }, 'what messages are about was not kept')
      }
    })
    return this.#turn
  }
}

const plain = JSON.stringify(plainGist)

const isPlain = (gist: Gist): boolean => JSON.stringify(gist) === plain
