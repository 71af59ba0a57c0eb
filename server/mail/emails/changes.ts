/** What became of messages, conversations and folders since a state of the account (RFC 8620 §5.2). */

import type { BodyId, MailboxId, ModSeq } from '../../base/index.js'
import type { AccountContext } from '../context.js'
import type { MailTables } from '../ports.js'
import { isVisible } from './merge.js'
import type { Email, EmailChanges, MailboxesChanges, ThreadChanges } from './types.js'

/** Fills the lists. */
class Lists<Id> {
  readonly created: Id[] = []
  readonly updated: Id[] = []
  readonly destroyed: Id[] = []
  readonly toldAt = new Map<Id, ModSeq>()

  add(list: 'created' | 'updated' | 'destroyed', id: Id, at: number): void {
    this[list].push(id)
    this.toldAt.set(id, at as ModSeq)
  }
}

const isKnown = async (
  { id }: AccountContext,
  { emails }: MailTables,
  since: ModSeq,
): Promise<boolean> => {
  const { modSeq, changesFrom } = await emails.state(id)
  return since >= changesFrom && since <= modSeq
}

export async function emailChanges(
  context: AccountContext,
  tables: MailTables,
  since: ModSeq,
): Promise<EmailChanges | undefined> {
  if (!(await isKnown(context, tables, since))) return undefined
  const departed = new Map(
    (await tables.emails.departedSince(context.id, since)).map((one) => [one.body, one]),
  )
  const lists = new Lists<BodyId>()
  for (const body of await tables.emails.touchedSince(context.id, since)) {
    const places = await tables.emails.places(context.id, body)
    const left = departed.get(body)
    const comings = places.map(({ createdModSeq }) => createdModSeq)
    const came = Math.min(...comings, left?.createdModSeq ?? Infinity)
    const latest = Math.max(...places.map(({ modSeq }) => modSeq), left?.modSeq ?? 0)
    const existed = came <= since
    // What came and went in between was never there for who asks.
    if (places.some(isVisible)) {
      // A new one is told from its coming on; when it was changed after that, it is told again as changed.
      if (existed) lists.add('updated', body, latest)
      else lists.add('created', body, came)
    } else if (existed) lists.add('destroyed', body, latest)
  }
  return lists
}

export function threadChanges(
  { created, destroyed, toldAt }: EmailChanges,
  threads: ReadonlyMap<BodyId, readonly Email[]>,
  threadOf: ReadonlyMap<BodyId, BodyId>,
): ThreadChanges {
  const isNew = new Set(created)
  const touched = new Map<BodyId, number[]>()
  const lost = new Set<BodyId>()
  for (const body of [...created, ...destroyed]) {
    const thread = threadOf.get(body) ?? body
    const at = touched.get(thread) ?? []
    touched.set(thread, at)
    at.push(toldAt.get(body) ?? 0)
    if (!isNew.has(body)) lost.add(thread)
  }
  const lists = new Lists<BodyId>()
  for (const [thread, at] of touched) {
    const members = threads.get(thread) ?? []
    const existed = lost.has(thread) || members.some(({ body }) => !isNew.has(body))
    if (members.length === 0) lists.add('destroyed', thread, Math.max(...at))
    else if (existed) lists.add('updated', thread, Math.max(...at))
    else lists.add('created', thread, Math.min(...at))
  }
  return lists
}

export async function mailboxChanges(
  context: AccountContext,
  tables: MailTables,
  since: ModSeq,
): Promise<MailboxesChanges | undefined> {
  if (!(await isKnown(context, tables, since))) return undefined
  const lists = new Lists<MailboxId>()
  for (const row of await tables.mailboxes.all(context.id)) {
    if (row.modSeq <= since) continue
    // A folder's UIDVALIDITY is the account's counter when it was made.
    if (row.uidValidity > since) lists.add('created', row.id, row.uidValidity)
    else lists.add('updated', row.id, row.modSeq)
  }
  for (const { id, modSeq } of await tables.emails.removedMailboxes(context.id, since))
    lists.add('destroyed', id, modSeq)
  return lists
}
