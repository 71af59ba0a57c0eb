/** The answer of somebody who is away: to each correspondent once a week, in one unit of work with the note that he was told. */

import { record } from '../../audit/index.js'
import { Fault, isFault, languages, say, type Clock, type Random } from '../../base/index.js'
import {
  deliver,
  ensureAccount,
  hasRoom,
  Intake,
  isAway,
  vacationOf,
  type AccountRow,
  type MailParts,
  type VacationNotice,
} from '../../mail/index.js'
import { composeBytes, composeMessageId, type Entity, type Field } from '../../mime/index.js'
import type { Routes } from '../ports.js'
import type { Question } from './question.js'

/** RFC 5230 §4.1: seven days. */
const againMs = 7 * 24 * 60 * 60 * 1000

export interface AwayParts {
  readonly mail: MailParts
  readonly clock: Clock
  readonly random: Random
  readonly hostName: string
  readonly routes: Routes
  /** Whose mailbox it is, as people say it; null when nobody can tell. */
  nameOf?(this: void, address: string): Promise<string | null>
}

/** A message that has arrived. */
export interface Arrived {
  /** Its id in Received and in the audit log. */
  readonly reception: string
  /** Its reverse path, lower case. */
  readonly sender: string
  readonly question: Question
  /** Addresses in whose INBOX it lies. */
  readonly at: readonly string[]
}

/** Answers for those who are away. Never rejects: the message has arrived whatever becomes of its answers. */
export async function answerForAbsent(parts: AwayParts, arrived: Arrived): Promise<void> {
  const { sender, question, at, reception } = arrived
  for (const address of at) {
    if (address === sender || !question.to.includes(address)) continue
    try {
      await answerFor(parts, arrived, await ensureAccount(parts.mail, address))
    } catch (error) {
      // Who was told meanwhile is not told twice.
      if (!isFault(error, 'already-exists'))
        parts.mail.log.error({ err: error, id: reception }, 'an absence could not be told')
    }
  }
}

async function answerFor(parts: AwayParts, arrived: Arrived, account: AccountRow): Promise<void> {
  const { mail, clock, random, routes } = parts
  const { sender, reception } = arrived
  const notice = await vacationOf(mail, account)
  const now = clock.now()
  if (!notice || !isAway(notice, now)) return
  const tag = mail.master.tag(JSON.stringify([account.id, sender, notice]), 'vacation')
  const toldAt = await mail.store.read((tables) => tables.vacations.toldAt(account.id, tag))
  if (isRecent(toldAt, now)) return
  const id = random.bytes(12).toString('hex')
  const bytes = await compose(parts, arrived, { notice, id, from: account.address })
  if ((await routes.route(sender)) !== 'local') return
  if (!(await hasRoom(mail, sender, bytes.length))) return
  const intake = new Intake(mail.store.blobs, random)
  await intake.write(Buffer.from(bytes))
  const message = await intake.finish()
  const facts = { id, from: account.address, to: sender, bytes: String(message.sizeBytes) }
  const event = { kind: 'message.accepted', actor: 'gateway', facts } as const
  await deliver(mail, message, [await ensureAccount(mail, sender)], event, async (tables) => {
    if (isRecent(await tables.vacations.toldAt(account.id, tag), now))
      throw new Fault('already-exists', 'told by another message at the same moment')
    await tables.vacations.forget(account.id, now - againMs)
    await tables.vacations.told(account.id, tag, now)
    await record(tables.audit, clock, {
      kind: 'message.answered',
      actor: 'gateway',
      facts: { id, from: account.address, to: sender, answers: reception },
    })
    return []
  })
}

const isRecent = (toldAt: number | undefined, now: number): boolean =>
  toldAt !== undefined && now - toldAt < againMs

interface Answer {
  readonly notice: VacationNotice
  readonly id: string
  readonly from: string
}

async function compose(
  { clock, random, nameOf }: AwayParts,
  { sender, question }: Arrived,
  { notice, id, from }: Answer,
): Promise<Uint8Array> {
  const name = (await nameOf?.(from)) ?? null
  const domain = from.slice(from.lastIndexOf('@') + 1)
  // What is no id of ASCII letters cannot be named.
  const answered = /^<([\x21-\x7e]+)>$/.exec(question.messageId ?? '')?.[1]
  const subject =
    notice.subject ??
    say('fr', 'submission.away-subject', { subject: question.subject ?? '' }).trim()
  const fields: Field[] = [
    { name: 'From', addresses: [{ name, email: from }] },
    { name: 'To', addresses: [{ name: null, email: sender }] },
    { name: 'Subject', text: subject.replace(/\p{Cc}+/gu, ' ') },
    { name: 'Date', date: clock.now() },
    { name: 'Message-ID', raw: composeMessageId(id, domain) },
    ...(answered === undefined
      ? []
      : [
          { name: 'In-Reply-To', ids: [answered] },
          { name: 'References', ids: [answered] },
        ]),
    // RFC 3834 §5: no other program answers this one.
    { name: 'Auto-Submitted', raw: 'auto-replied' },
  ]
  return composeBytes({ fields, body: bodyOf(notice) }, { random })
}

function bodyOf({ textBody, htmlBody }: VacationNotice): Entity {
  const html: Entity | null = htmlBody === null ? null : { text: htmlBody, subtype: 'html' }
  if (textBody === null && html) return html
  const text: Entity = {
    text:
      textBody ?? languages.map((language) => say(language, 'submission.away')).join('\r\n\r\n'),
  }
  return html ? { multipart: 'alternative', parts: [text, html] } : text
}
