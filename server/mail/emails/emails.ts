/** The messages of an account as JMAP counts them, kept in memory as long as somebody looks and mended by what changed. */

import type { BodyId, ModSeq } from '../../base/index.js'
import type { AccountContext } from '../context.js'
import { keywordNames, type KeywordNames } from '../keywords.js'
import type { EmailPlaceRow, MailTables } from '../ports.js'
import { addEmail } from './add.js'
import { applyBatch } from './apply.js'
import { byBody, emailOf } from './merge.js'
import { enterThreads, type Unthreaded } from './thread.js'
import { Touches } from './touches.js'
import { emailChanges, mailboxChanges, threadChanges } from './changes.js'
import type { Email, Emails, EmailsAt } from './types.js'

interface Read {
  readonly state: ModSeq
  readonly names: KeywordNames
  /** Rows by body; an empty list for one that is gone. */
  readonly rows: ReadonlyMap<BodyId, readonly EmailPlaceRow[]>
  readonly threads: readonly { readonly body: BodyId; readonly thread: BodyId }[]
}

/** Makes the view; nothing is read before it is asked. */
export function emailsOf(context: AccountContext, messageBytes: number): Emails {
  const emails = new Map<BodyId, Email>()
  const threads = new Map<BodyId, readonly Email[]>()
  const touches = new Touches()
  const threadOf = new Map<BodyId, BodyId>()
  let at: EmailsAt | undefined
  let turn: Promise<unknown> = Promise.resolve()

  async function refresh(): Promise<EmailsAt> {
    const before = at?.state
    const read = await context.store.read((tables) => readSince(context, tables, before))
    if (!read) return at as EmailsAt
    for (const { body, thread } of read.threads) threadOf.set(body, thread)
    const unknown = unthreaded(read.rows, threadOf)
    for (const [body, thread] of await enterThreads(context, unknown)) threadOf.set(body, thread)
    for (const [body, rows] of read.rows) {
      const email = emailOf(rows, read.names, threadOf.get(body) ?? body)
      if (email) emails.set(body, email)
      else emails.delete(body)
    }
    if (before === undefined) for (const one of threadsOf(emails)) threads.set(...one)
    else mendThreads(threads, emails, threadOf, [...read.rows.keys()])
    const { state } = read
    if (before !== undefined) touches.add(before, state, read.rows.keys())
    at = { ...{ state, emails, threads, threadOf }, touchedSince: touches.upTo(state) }
    return at
  }

  return {
    now() {
      // One after the other: two refreshes at once would each apply a half of what changed.
      const next = turn.then(refresh)
      turn = next.catch(() => {})
      return next
    },
    changes: (since) => context.store.read((tables) => emailChanges(context, tables, since)),
    async threadChanges(since) {
      // First the account as it is, so that every message has its conversation.
      const { threads } = await this.now()
      const changes = await context.store.read((tables) => emailChanges(context, tables, since))
      return changes && threadChanges(changes, threads, threadOf)
    },
    mailboxChanges: (since) =>
      context.store.read((tables) => mailboxChanges(context, tables, since)),
    add: (email, chunks) => addEmail(context, messageBytes, email, chunks),
    apply: (batch) => applyBatch(context, batch),
  }
}

/** Undefined when nothing has changed since. */
async function readSince(
  context: AccountContext,
  tables: MailTables,
  since: ModSeq | undefined,
): Promise<Read | undefined> {
  const { id } = context
  const { modSeq: state } = await tables.emails.state(id)
  if (state === since) return undefined
  const names = await keywordNames(context, tables.keywords)
  if (since === undefined) {
    const rows = byBody(await tables.emails.all(id))
    return { state, names, rows, threads: await tables.emails.threads(id) }
  }
  const rows = new Map<BodyId, readonly EmailPlaceRow[]>()
  for (const body of await tables.emails.touchedSince(id, since))
    rows.set(body, await tables.emails.places(id, body))
  return { state, names, rows, threads: [] }
}

const unthreaded = (
  rows: Read['rows'],
  threadOf: ReadonlyMap<BodyId, BodyId>,
): readonly Unthreaded[] =>
  [...rows].flatMap(([body, [first]]) => (first && !threadOf.has(body) ? [{ ...first, body }] : []))

function threadsOf(emails: ReadonlyMap<BodyId, Email>): Map<BodyId, readonly Email[]> {
  const threads = new Map<BodyId, Email[]>()
  for (const email of emails.values()) {
    const known = threads.get(email.thread)
    if (known) known.push(email)
    else threads.set(email.thread, [email])
  }
  for (const members of threads.values()) if (members.length > 1) members.sort(oldestFirst)
  return threads
}

const oldestFirst = (a: Email, b: Email): number => a.receivedAt - b.receivedAt || a.body - b.body

/** Only the conversations of what changed are put together again. */
function mendThreads(
  threads: Map<BodyId, readonly Email[]>,
  emails: ReadonlyMap<BodyId, Email>,
  threadOf: ReadonlyMap<BodyId, BodyId>,
  changed: readonly BodyId[],
): void {
  const byThread = new Map<BodyId, Set<BodyId>>()
  for (const body of changed) {
    const thread = threadOf.get(body) ?? body
    const known = threads.get(thread)?.map((one) => one.body) ?? []
    const members = byThread.get(thread) ?? new Set(known)
    byThread.set(thread, members.add(body))
  }
  for (const [thread, bodies] of byThread) {
    const members = [...bodies].flatMap((body) => emails.get(body) ?? []).sort(oldestFirst)
    if (members.length > 0) threads.set(thread, members)
    else threads.delete(thread)
  }
}
