/** What was held back goes: once, in one unit of work, whoever else wants to take it back at the same moment. */

import { record } from '../../audit/index.js'
import { languages, say, type BodyId, type ModSeq } from '../../base/index.js'
import {
  hasRoom,
  putIntoInbox,
  releaseBodies,
  type FreedBlobs,
  type MailTables,
  type Rung,
  type SubmissionRecipientRow,
  type SubmissionRow,
} from '../../mail/index.js'
import type { Announcement } from '../announce.js'
import type { MayStillSend, Routes } from '../ports.js'
import type { ReceptionParts } from '../reception.js'
import type { Question } from '../vacation/question.js'
import { noteAnswers, splitTags } from './answers.js'
import { questionContext } from './enter.js'

export interface ReleaseParts extends ReceptionParts {
  readonly routes: Routes
  readonly mayStillSend: MayStillSend
  announce(announcement: Announcement): Promise<void>
  /** Hears the word of a message that has gone, perhaps more than once. Its Faults but unavailable are final. */
  readonly onGone?: (word: string) => Promise<void>
}

/** Why it did not arrive at a recipient, as it is kept. */
export type FailReason = 'unknown' | 'suspended' | 'foreign' | 'full' | 'sender'

interface Released {
  readonly arrived: readonly SubmissionRecipientRow[]
  readonly failed: readonly (readonly [SubmissionRecipientRow, FailReason])[]
  readonly rung: Rung
  readonly freed: FreedBlobs
}

/** How many are looked at in one go. */
const batch = 50

/** Sends everything that is due; resolves with how many could not be handled and stay for later. */
export async function releaseDue(parts: ReleaseParts): Promise<number> {
  const { store, log } = parts.mail
  const due = await store.read((tables) => tables.submissions.due(parts.clock.now(), batch))
  let left = 0
  for (const row of due)
    try {
      await releaseOne(parts, row)
    } catch (error) {
      left++
      log.error({ err: error, id: row.reception }, 'a message held back could not be sent')
    }
  return left
}

async function releaseOne(parts: ReleaseParts, row: SubmissionRow): Promise<void> {
  const { mail } = parts
  const recipients = await mail.store.read((tables) => tables.submissions.recipients(row.id))
  const reasons = await reasonsOf(parts, row, recipients)
  const released = await mail.store.write((tables) => release(parts, tables, row, reasons))
  if (!released) return
  for (const [account, modSeq] of released.rung) mail.bell.ring(account, modSeq)
  if (released.freed.length > 0) await mail.store.blobs.remove(released.freed)
  for (const { address } of released.arrived) mail.usage?.received(address)
  if (released.arrived.length > 0) mail.usage?.sent(row.sender)
  mail.log.info({ id: row.reception, recipients: released.arrived.length }, 'held message sent')
  if (released.failed.length > 0) await tellSender(parts, row, released.failed)
  if (row.question)
    await parts.onArrived?.({
      ...{ reception: row.reception, sender: row.sender },
      question: readQuestion(parts, row, row.question),
      at: released.arrived.map(({ address }) => address),
    })
}

// We wrapped it ourselves, with these members.
const readQuestion = (
  { mail: { master } }: ReleaseParts,
  { account }: SubmissionRow,
  wrapped: Buffer,
): Question =>
  JSON.parse(master.unwrap(wrapped, questionContext(account)).toString('utf8')) as Question

/** What has changed since it was accepted: rights of the sender, mailboxes closed or full. */
async function reasonsOf(
  { mayStillSend, routes, mail }: ReleaseParts,
  row: SubmissionRow,
  recipients: readonly SubmissionRecipientRow[],
): Promise<ReadonlyMap<number, FailReason>> {
  const verdict = await mayStillSend(row.identity, row.sender)
  const reasons = new Map<number, FailReason>()
  for (const { number, address, sizeBytes } of recipients) {
    const route = await routes.route(address)
    if (!verdict.admitted) reasons.set(number, 'sender')
    else if (route !== 'local') reasons.set(number, route)
    else if (!(await hasRoom(mail, address, sizeBytes))) reasons.set(number, 'full')
  }
  return reasons
}

/** Undefined when it was taken back, or has gone already. */
async function release(
  { clock, mail }: ReleaseParts,
  tables: MailTables,
  { id, account, reception, sender, identity, answerTags }: SubmissionRow,
  reasons: ReadonlyMap<number, FailReason>,
): Promise<Released | undefined> {
  if ((await tables.submissions.byId(id))?.state !== 'pending') return undefined
  const at = clock.now()
  const arrived: SubmissionRecipientRow[] = []
  const failed: [SubmissionRecipientRow, FailReason][] = []
  const rung: [typeof account, ModSeq][] = []
  const unused = new Set<BodyId>()
  for (const one of await tables.submissions.recipients(id)) {
    const { body, header, sizeBytes, address } = one
    const isThere = (await tables.accounts.byAddress(address))?.id === one.account
    const reason = reasons.get(one.number) ?? (isThere && body && header ? undefined : 'unknown')
    if (reason !== undefined || !body || !header) {
      failed.push([one, reason ?? 'unknown'])
      if (body) unused.add(body)
      await tables.submissions.fail(id, one.number, reason ?? 'unknown')
      continue
    }
    const laid = { account: { id: one.account }, body, header, sizeBytes }
    rung.push([one.account, await putIntoInbox(tables, laid, at)])
    await tables.submissions.note(id, one.number, 'delivered', at)
    arrived.push(one)
  }
  const freed: FreedBlobs = []
  await releaseBodies(tables, unused, freed)
  const modSeq = await tables.accounts.nextModSeq(account)
  await tables.submissions.setState(id, 'final', modSeq)
  // What reached nobody has not gone.
  if (arrived.length === 0) await tables.submissions.said(id)
  rung.push([account, modSeq])
  const answered = await noteAnswers(tables, sender, splitTags(answerTags), at)
  if (arrived.length > 0)
    await record(tables.audit, clock, {
      kind: 'message.accepted',
      actor: identity,
      facts: {
        ...{ id: reception, from: sender, to: arrived.map(({ address }) => address).join(' ') },
        bytes: String(arrived[0]?.sizeBytes ?? 0),
      },
    })
  for (const [{ address: to }, reason] of failed)
    await record(tables.audit, mail.clock, {
      kind: 'message.undelivered',
      actor: 'gateway',
      facts: { id: reception, to, reason },
    })
  return { arrived, failed, rung: [...rung, ...answered], freed }
}

/** The sender is told by a message of the gateway; that this fails does not send anything twice. */
async function tellSender(
  parts: ReleaseParts,
  { sender, reception }: SubmissionRow,
  failed: Released['failed'],
): Promise<void> {
  const lines = languages.flatMap((language) => [
    say(language, 'submission.undelivered'),
    ...failed.map(([{ address }, reason]) =>
      say(language, 'submission.undelivered-to', {
        address,
        reason: say(language, `submission.reason-${reason}`),
      }),
    ),
  ])
  try {
    const subject = say('fr', 'submission.undelivered-subject')
    await parts.announce({ to: sender, subject, text: lines })
  } catch (error) {
    parts.mail.log.error({ err: error, id: reception }, 'the sender could not be told')
  }
}
