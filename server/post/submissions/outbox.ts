/** What an account has sent, as its holder may see it, take it back while it waits, and forget it. */

import { record } from '../../audit/index.js'
import { Fault, type BodyId, type ModSeq } from '../../base/index.js'
import {
  withdrawHeld,
  type Account,
  type FreedBlobs,
  type MailParts,
  type MailTables,
  type NoticeRow,
  type SubmissionRecipientRow,
  type SubmissionRow,
  type SubmissionState,
} from '../../mail/index.js'
import type { Caller, Trust } from '../../trust/index.js'
import { detailsContext, messageTag } from './enter.js'

/** What became of a message at one recipient; times in milliseconds since the epoch. */
export type Recipient = Pick<
  SubmissionRecipientRow,
  'address' | 'failed' | 'deliveredAt' | 'fetchedAt' | 'readAt' | 'answeredAt' | 'dispensedAt'
>

export interface Submission {
  readonly id: number
  readonly sender: string
  /** The sender's own copy and its conversation; null for what came by SMTP. */
  readonly email: { readonly body: BodyId; readonly thread: BodyId } | null
  readonly sendAt: number
  readonly state: SubmissionState
  /** What the door gave to be kept with it. */
  readonly details: string | null
  readonly recipients: readonly Recipient[]
  /** Messages in this account that tell what became of it; some may be deleted by now. */
  readonly notices: readonly NoticeRow[]
}

export interface SubmissionChanges {
  readonly created: readonly number[]
  readonly updated: readonly number[]
  readonly destroyed: readonly number[]
}

export interface Outbox {
  /** Ascending by id. */
  all(): Promise<readonly Submission[]>
  /** Those of `ids` that are there. */
  some(ids: readonly number[]): Promise<readonly Submission[]>
  /** The sender's own copy of what went out with this Message-ID; undefined when there is none. */
  copyOf(messageId: string): Promise<BodyId | undefined>
  /** Undefined when it is too long ago to tell. */
  changes(since: ModSeq): Promise<SubmissionChanges | undefined>
  /** Takes a waiting message back. Fault not-found; denied; conflict when it has gone, or was taken back before. */
  withdraw(id: number): Promise<void>
  /** Forgets the record; what is waiting goes all the same (RFC 8621 §7.5). Fault not-found, denied. */
  forget(id: number): Promise<void>
}

interface Parts {
  readonly mail: MailParts
  readonly trust: Trust
  readonly caller: Caller
  readonly account: Account
}

/** Holding an opened account is the permission to see its outbox; changing it takes the right to send. */
export function outboxOf(parts: Parts): Outbox {
  const { mail, account } = parts
  const isOwn = (row: SubmissionRow | undefined): row is SubmissionRow =>
    row?.account === account.id && row.destroyedModSeq === null
  return {
    all: () =>
      mail.store.read(async (tables) =>
        viewsOf(mail, tables, await tables.submissions.all(account.id)),
      ),
    some: (ids) =>
      mail.store.read(async (tables) => {
        const rows: SubmissionRow[] = []
        for (const id of ids) {
          const row = await tables.submissions.byId(id)
          if (isOwn(row)) rows.push(row)
        }
        return viewsOf(mail, tables, rows)
      }),
    copyOf: (messageId) =>
      mail.store.read(async (tables) => {
        const rows = await tables.submissions.byMessage(messageTag(mail, messageId))
        return rows.filter(isOwn).flatMap(({ emailBody }) => emailBody ?? [])[0]
      }),
    changes: (since) => mail.store.read((tables) => changes(tables, account, since)),
    withdraw: (id) => changeOne(parts, id, 'message.withdrawn', withdraw),
    forget: (id) =>
      changeOne(parts, id, 'submission.forgotten', async (tables, row, modSeq) => {
        await tables.submissions.destroy(row.id, modSeq)
      }),
  }
}

async function viewsOf(
  { master }: MailParts,
  tables: MailTables,
  rows: readonly SubmissionRow[],
): Promise<Submission[]> {
  const views: Submission[] = []
  for (const row of rows) {
    const { id, sender, emailBody, thread, sendAt, state } = row
    const email = emailBody === null ? null : { body: emailBody, thread: thread ?? emailBody }
    const details =
      row.details && master.unwrap(row.details, detailsContext(row.account)).toString('utf8')
    const recipients = await tables.submissions.recipients(id)
    const notices = await tables.submissions.notices(id)
    views.push({ id, sender, email, sendAt, state, details, recipients, notices })
  }
  return views
}

async function changes(
  tables: MailTables,
  { id }: Account,
  since: ModSeq,
): Promise<SubmissionChanges | undefined> {
  const { modSeq } = await tables.emails.state(id)
  if (since > modSeq) return undefined
  const created: number[] = []
  const updated: number[] = []
  const destroyed: number[] = []
  for (const row of await tables.submissions.since(id, since)) {
    const isNew = row.createdModSeq > since
    if (row.destroyedModSeq === null) (isNew ? created : updated).push(row.id)
    // What came and went in between was never there for who asks.
    else if (!isNew && row.destroyedModSeq > since) destroyed.push(row.id)
  }
  return { created, updated, destroyed }
}

async function withdraw(
  tables: MailTables,
  { id, state }: SubmissionRow,
  modSeq: ModSeq,
  freed: FreedBlobs,
): Promise<void> {
  if (state !== 'pending') throw new Fault('conflict', 'this message does not wait any more')
  await withdrawHeld(tables, id, freed)
  await tables.submissions.setState(id, 'canceled', modSeq)
}

async function changeOne(
  { mail, trust, caller, account }: Parts,
  id: number,
  kind: 'message.withdrawn' | 'submission.forgotten',
  work: (
    tables: MailTables,
    row: SubmissionRow,
    modSeq: ModSeq,
    freed: FreedBlobs,
  ) => Promise<void>,
): Promise<void> {
  const own = async (tables: MailTables): Promise<SubmissionRow> => {
    const row = await tables.submissions.byId(id)
    if (row?.account !== account.id || row.destroyedModSeq !== null)
      throw new Fault('not-found', 'there is no such submission')
    return row
  }
  const { sender } = await mail.store.read(own)
  const verdict = await trust.decide(caller, 'send', sender)
  if (!verdict.admitted) throw new Fault('denied', `this certificate may not send as ${sender}`)
  const freed: FreedBlobs = []
  const modSeq = await mail.store.write(async (tables) => {
    const row = await own(tables)
    const next = await tables.accounts.nextModSeq(account.id)
    await work(tables, row, next, freed)
    const facts = { id: row.reception, address: account.address }
    await record(tables.audit, mail.clock, { kind, actor: caller.identity, facts })
    return next
  })
  mail.bell.ring(account.id, modSeq)
  if (freed.length > 0) await mail.store.blobs.remove(freed)
}
