/** FETCH: what a client reads of messages, from flags to whole bodies streamed out of the store. */

import { Fault, isFault, type Uid } from '../../base/index.js'
import { flagBits, type MessageMeta, type StoredMessage } from '../../mail/index.js'
import { command, type LiteralOut, type Response, type SelectedContext } from '../command.js'
import {
  alsoFlags,
  readFetchItems,
  withUid,
  type Fetched,
  type FetchWriter,
  type RequestedItem,
  type Written,
} from '../items/fetch/index.js'
import type { Numbered } from '../view.js'

/** Messages asked of the store at once; few when reading them sets \Seen, since a lost client has not seen them. */
const batchSize = { plain: 500, marking: 32 }

/** What went wrong with single messages while the others were being sent. */
interface Misses {
  expunged: boolean
  corrupt: boolean
}

/** Fetches the first piece, so that a damaged body is noticed before its length has been promised. */
async function primed(body: LiteralOut): Promise<LiteralOut> {
  if (body.literal === 0) return body
  const pieces = body.chunks[Symbol.asyncIterator]()
  const first = await pieces.next()
  async function* all(): AsyncGenerator<Buffer, void, undefined> {
    if (first.done === true) return
    try {
      yield first.value
      yield* { [Symbol.asyncIterator]: () => pieces }
    } finally {
      await pieces.return?.()
    }
  }
  return { literal: body.literal, chunks: all() }
}

function* line(seq: number, written: readonly Written[]): Generator<Response, void, unknown> {
  let text = `* ${seq} FETCH (`
  let separator = ''
  for (const each of written) {
    if (typeof each === 'string') text += separator + each
    else {
      yield `${text}${separator}${each.label} `
      yield each.body
      text = ''
    }
    separator = ' '
  }
  yield `${text})\r\n`
}

async function writeAll(message: Fetched, writers: readonly FetchWriter[]): Promise<Written[]> {
  const written: Written[] = []
  for (const writer of writers) {
    const given = writer.write(message)
    // Most items are plain text: not waiting for them halves the cost of a long listing.
    const each = given instanceof Promise ? await given : given
    written.push(typeof each === 'string' ? each : { ...each, body: await primed(each.body) })
  }
  return written
}

/** Sets \Seen on those of `batch` that lack it; returns them. */
async function markSeen(
  { account, view }: SelectedContext,
  batch: readonly Numbered[],
): Promise<Set<Uid>> {
  const seen = flagBits['\\Seen']
  const uids = batch.filter(({ meta }) => (meta.flags & seen) === 0).map(({ meta }) => meta.uid)
  if (uids.length === 0) return new Set()
  const change = { mode: 'add', flags: seen, keywords: [] } as const
  const { changed } = await account.setFlags(view.mailbox, uids, change)
  view.learn(changed)
  return new Set(changed.map(({ uid }) => uid))
}

class Fetching {
  readonly #context: SelectedContext
  readonly #items: readonly RequestedItem[]
  readonly #writers: readonly FetchWriter[]
  readonly #opens: boolean
  readonly misses: Misses = { expunged: false, corrupt: false }

  constructor(context: SelectedContext, items: readonly RequestedItem[]) {
    this.#context = context
    this.#items = context.byUid ? withUid(items) : items
    this.#writers = this.#items.map(({ writer }) => writer)
    this.#opens = this.#writers.some(({ needs }) => needs === 'message')
  }

  async *run(targets: readonly Numbered[]): AsyncGenerator<Response, void, string> {
    const { view, account } = this.#context
    const wanted = this.#writers.some(({ marksSeen }) => marksSeen)
    const marks = wanted && !view.readOnly && account.mayWrite
    const size = marks ? batchSize.marking : batchSize.plain
    for (let start = 0; start < targets.length; start += size) {
      const batch = targets.slice(start, start + size)
      const marked = marks ? await markSeen(this.#context, batch) : new Set<Uid>()
      if (this.#opens) yield* this.#opened(batch, marked)
      else
        for (const numbered of batch)
          yield* line(numbered.seq, await writeAll(this.#fetched(numbered), this.#writers))
    }
  }

  #fetched({ meta }: Numbered, opened?: Fetched['opened']): Fetched {
    const { view } = this.#context
    const now: MessageMeta = view.meta(meta.uid) ?? meta
    const recent = view.isRecent(meta.uid)
    return opened === undefined ? { meta: now, recent } : { meta: now, recent, opened }
  }

  async *#opened(
    batch: readonly Numbered[],
    marked: ReadonlySet<Uid>,
  ): AsyncGenerator<Response, void, string> {
    const { account, view } = this.#context
    const byUid = new Map(batch.map((numbered) => [numbered.meta.uid, numbered]))
    for await (const stored of account.read(view.mailbox, [...byUid.keys()])) {
      const numbered = byUid.get(stored.meta.uid)
      if (numbered === undefined) continue
      byUid.delete(stored.meta.uid)
      const writers = marked.has(stored.meta.uid) ? alsoFlags(this.#items) : this.#writers
      const written = await this.#open(numbered, stored, writers)
      if (written !== undefined) yield* line(numbered.seq, written)
    }
    if (byUid.size > 0) this.misses.expunged = true
  }

  async #open(
    numbered: Numbered,
    stored: StoredMessage,
    writers: readonly FetchWriter[],
  ): Promise<Written[] | undefined> {
    try {
      const summary = await stored.summary()
      return await writeAll(this.#fetched(numbered, { stored, summary }), writers)
    } catch (error) {
      // One damaged message must not keep the others from the client.
      if (!isFault(error, 'corrupt')) throw error
      this.#context.log.error({ uid: numbered.meta.uid, cause: String(error.cause) }, error.message)
      this.misses.corrupt = true
      return undefined
    }
  }
}

export const fetch = command({
  name: 'FETCH',
  spec: 'RFC 9051 §6.4.5',
  state: 'selected',
  uid: true,
  holdsExpunge: true,
  // RFC 5530 §3: what was asked for has been expunged by somebody else.
  replies: { 'not-found': 'EXPUNGEISSUED' },
  read(reader) {
    const set = reader.expectSequenceSet()
    reader.expectSpace()
    const items = readFetchItems(reader)
    reader.expectEnd()
    return { set, items }
  },
  async *run(context, { set, items }) {
    const { view, byUid } = context
    const picked = view.pick(set, byUid)
    const targets = picked.filter(({ meta }) => !view.isGone(meta.uid))
    const fetching = new Fetching(context, items)
    yield* fetching.run(targets)
    const { misses } = fetching
    if (misses.corrupt) throw new Fault('corrupt', 'some messages could not be opened')
    if (!byUid && (misses.expunged || targets.length < picked.length)) {
      throw new Fault('not-found', 'some of the messages no longer exist')
    }
  },
})
