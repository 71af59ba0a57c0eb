/** The messages of an account as JMAP counts them, kept in memory as long as somebody looks and mended by what changed. */

import type { BodyId, ModSeq } from '../../base/index.js'
import type { AccountContext } from '../context.js'
import { keywordNames, type KeywordNames } from '../keywords.js'
import type { EmailPlaceRow, MailTables } from '../ports.js'
import { addEmail } from './add.js'
import { applyBatch } from './apply.js'
import { byBody, emailOf } from './merge.js'
import { enterThreads, type Unthreaded } from './thread.js'
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
  const threadOf = new Map<BodyId, BodyId>()
  let at: EmailsAt | undefined
  let turn: Promise<unknown> = Promise.resolve()

  async function refresh(): Promise<EmailsAt> {
    const read = await context.store.read((tables) => readSince(context, tables, at?.state))
    if (!read) return at as EmailsAt
    for (const { body, thread } of read.threads) threadOf.set(body, thread)
    const unknown = unthreaded(read.rows, threadOf)
    for (const [body, thread] of await enterThreads(context, unknown)) threadOf.set(body, thread)
    for (const [body, rows] of read.rows) {
      const email = emailOf(rows, read.names, threadOf.get(body) ?? body)
      if (email) emails.set(body, email)
      else emails.delete(body)
    }
    at = { state: read.state, emails: new Map(emails), threads: threadsOf(emails), threadOf }
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
  for (const members of threads.values())
    if (members.length > 1) members.sort((a, b) => a.receivedAt - b.receivedAt || a.body - b.body)
  return threads
}
