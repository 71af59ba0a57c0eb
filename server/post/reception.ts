/** One message coming in: header checked and completed, then everything sealed as it arrives, then delivered at once. */

import { Fault, limits, type Clock, type Random } from '../base/index.js'
import {
  deliver,
  ensureAccount,
  hold,
  Intake,
  type AccountRow,
  type Beside,
  type MailParts,
  type SealedMessage,
} from '../mail/index.js'
import {
  composeDate,
  composeMessageId,
  composeTrace,
  decodeWords,
  endOfHeader,
  headerValues,
  isMdnType,
  parseHeader,
  parseMdn,
  type HeaderField,
} from '../mime/index.js'
import type { Trust } from '../trust/index.js'
import { envelopeBytes, wantsReceipt, type Envelope } from './envelope.js'
import { composeReceipt } from './receipt.js'
import { expectAuthor } from './sender.js'
import { enterReceipt, enterSubmission, messageTag, type Entry } from './submissions/enter.js'
import type { Arrived } from './vacation/answer.js'
import { questionOf, type Question } from './vacation/question.js'

export interface ReceptionParts {
  readonly mail: MailParts
  readonly trust: Trust
  readonly clock: Clock
  readonly random: Random
  /** Name of this gateway in Received and Message-ID. */
  readonly hostName: string
  /** Told that something was held back, or has a word to be said. */
  readonly onHeld?: () => void
  /** Answers for recipients who are away; never rejects. */
  readonly onArrived?: (arrived: Arrived) => Promise<void>
}

/** What the door knows of a submission beside its envelope. */
export interface SendOrder {
  /** Whose outbox it stands in; that of the reverse path when nothing is said. */
  readonly account?: Pick<AccountRow, 'id' | 'address'>
  /** The sender's own copy. */
  readonly email?: Entry['email']
  /** Not before, in milliseconds since the epoch; null or nothing for now. */
  readonly holdUntil?: number | null
  /** Kept sealed, for the door to find again. */
  readonly details?: string
  /** Kept sealed, given to `onGone` once it has gone; what is taken back never says it. */
  readonly word?: string | null
}

/** A submission being received. Any Fault from `write` is final: give up with `abort`. */
export class Reception {
  readonly #parts: ReceptionParts
  readonly #envelope: Envelope
  readonly #accounts: readonly AccountRow[]
  readonly #sender: AccountRow
  readonly #intake: Intake
  readonly id: string
  #header: Gathering | null = new Gathering()
  /** The header block, when a delivery notice will quote it. */
  #kept: Buffer | null = null
  #messageId: string | null = null
  #answers: readonly Buffer[] = []
  #isMdn = false
  #question: Question | undefined

  /** `sender` is the account of the reverse path. */
  constructor(
    parts: ReceptionParts,
    envelope: Envelope,
    accounts: readonly AccountRow[],
    sender: AccountRow,
  ) {
    this.#parts = parts
    this.#sender = sender
    this.#envelope = envelope
    this.#accounts = accounts
    this.id = parts.random.bytes(12).toString('hex')
    // What we add on top does not count against the sender.
    const limit = envelope.limitBytes + traceBytes
    this.#intake = new Intake(parts.mail.store.blobs, parts.random, limit)
  }

  /** Fault syntax (bad author fields, NUL), denied (not a mailbox of the caller), too-large, unavailable. */
  async write(chunk: Buffer): Promise<void> {
    if (this.#header === null) return this.#intake.write(chunk)
    const scanned = Math.max(0, this.#header.length - 3)
    const header = this.#header.add(chunk)
    const end = endOfHeader(header, scanned)
    if (end >= 0) {
      await this.#intake.write(await this.#open(header.subarray(0, end)))
      await this.#intake.write(header.subarray(end))
    } else if (header.length > limits.headerBytes)
      throw new Fault('too-large', 'the header of the message is too large')
  }

  /** Durable, and delivered or held back, when it resolves (invariant 3); gives the number of the submission. */
  async finish(order: SendOrder = {}): Promise<number> {
    if (this.#header !== null) {
      const all = this.#header.bytes
      await this.#intake.write(await this.#open(all))
    }
    const { mail } = this.#parts
    const { caller, reversePath, recipients } = this.#envelope
    const message = await this.#intake.finish(envelopeBytes(this.#envelope))
    const { id } = this
    const { identity: actor } = caller
    const { sizeBytes } = message
    const to = recipients.map((recipient) => recipient.address).join(' ')
    const facts = { id, from: reversePath, to, bytes: String(sizeBytes) }
    const notices = this.#isMdn ? await toldBy(mail, message) : { notified: [], displayed: [] }
    let number = 0
    const beside: Beside = async (tables, laid) => {
      const entry = { ...this.#entry(order, sizeBytes), ...notices }
      const entered = await enterSubmission(mail, tables, entry, laid)
      number = entered.id
      return entered.rung
    }
    const { holdUntil = null } = order
    if (holdUntil === null) {
      const event = { kind: 'message.accepted', actor, facts } as const
      await deliver(mail, message, this.#accounts, event, beside)
      mail.usage?.sent(reversePath)
      if (order.word) this.#parts.onHeld?.()
    } else {
      const until = new Date(holdUntil).toISOString()
      const event = { kind: 'message.held', actor, facts: { ...facts, until } } as const
      await hold(mail, message, this.#accounts, event, beside)
      this.#parts.onHeld?.()
    }
    const told = { id, identity: actor, recipients: recipients.length, bytes: sizeBytes }
    mail.log.info(told, holdUntil === null ? 'message accepted' : 'message held back')
    if (holdUntil === null) {
      await this.#sendReceipt(number)
      await this.#answer()
    }
    return number
  }

  #entry(order: SendOrder, sizeBytes: number): Omit<Entry, keyof Told> {
    const { caller, reversePath: sender } = this.#envelope
    return {
      account: order.account ?? this.#sender,
      ...{ sender, identity: caller.identity, reception: this.id, sizeBytes },
      email: order.email ?? null,
      holdUntil: order.holdUntil ?? null,
      details: order.details ?? null,
      word: order.word ?? null,
      question: this.#question ?? null,
      messageId: this.#messageId,
      answers: this.#answers,
    }
  }

  async #answer(): Promise<void> {
    const { id: reception } = this
    const { reversePath: sender, recipients } = this.#envelope
    const question = this.#question
    if (!question) return
    const at = recipients.map(({ address }) => address)
    await this.#parts.onArrived?.({ reception, sender, question, at })
  }

  /** RFC 3461 §5.2.4: who asked to be told of success is told; failing to tell does not undo the delivery. */
  async #sendReceipt(submission: number): Promise<void> {
    if (!this.#kept) return
    const { mail, clock, hostName, random } = this.#parts
    try {
      const id = random.bytes(12).toString('hex')
      const text = composeReceipt(this.#envelope, this.#kept, { id, hostName, date: clock.now() })
      const intake = new Intake(mail.store.blobs, random)
      await intake.write(text)
      const sender = await ensureAccount(mail, this.#envelope.reversePath)
      const message = await intake.finish()
      const { reversePath } = this.#envelope
      const facts = { id, from: '', to: reversePath, bytes: String(message.sizeBytes) }
      const event = { kind: 'message.accepted', actor: 'gateway', facts } as const
      await deliver(mail, message, [sender], event, (tables, laid) =>
        enterReceipt(tables, submission, laid),
      )
    } catch (error) {
      mail.log.error({ err: error, id: this.id }, 'a delivery notice could not be made')
    }
  }

  abort(): Promise<void> {
    return this.#intake.abort()
  }

  /** Judges the header block, writes the lines that go above it, and gives what of it goes on. */
  async #open(header: Buffer): Promise<Buffer> {
    this.#header = null
    const { trust, clock, hostName } = this.#parts
    const { caller, reversePath, recipients, utf8, helo, remote, by } = this.#envelope
    if (header.length > limits.headerBytes)
      throw new Fault('too-large', 'the header of the message is too large')
    const fields = parseHeader(header)
    if (wantsReceipt(this.#envelope)) this.#kept = Buffer.from(header)
    await expectAuthor(trust, caller, fields, reversePath)
    this.#messageId = headerValues(fields, 'message-id')[0]?.match(idPattern)?.[0] ?? null
    this.#isMdn = headerValues(fields, 'content-type').some(isMdnType)
    this.#answers = answeredIds(fields).map((id) => messageTag(this.#parts.mail, id))
    const date = clock.now()
    const only = recipients.length === 1 ? recipients[0] : undefined
    let above = composeTrace({
      helo,
      ...(remote !== '' && { ip: remote }),
      by: hostName,
      with: by === 'http' ? 'HTTP' : utf8 ? 'UTF8SMTPS' : 'ESMTPS',
      id: this.id,
      ...(only && { for: only.address }),
      date,
    })
    if (headerValues(fields, 'message-id').length === 0) {
      this.#messageId = composeMessageId(this.id, hostName)
      above += `Message-ID: ${this.#messageId}\r\n`
    }
    const [subject = null] = headerValues(fields, 'subject')
    this.#question = questionOf(
      fields,
      reversePath,
      this.#messageId,
      subject && decodeWords(subject),
    )
    if (headerValues(fields, 'date').length === 0) above += `Date: ${composeDate(date)}\r\n`
    await this.#intake.write(Buffer.from(above, 'utf8'))
    return by === 'http' ? withoutBcc(header, fields) : header
  }
}

const idPattern = /<[^<>\s]{1,998}>/

/** Message-IDs that this message answers, four at most: what a program sends by itself answers nothing. */
function answeredIds(fields: readonly HeaderField[]): string[] {
  const [automatic = 'no'] = headerValues(fields, 'auto-submitted')
  if (automatic.trim().toLowerCase() !== 'no') return []
  const named = headerValues(fields, 'in-reply-to').join(' ')
  return [...new Set(named.match(new RegExp(idPattern, 'g')) ?? [])].slice(0, 4)
}

/** Larger ones are no notification that anybody wrote. */
const mdnBytes = 64 * 1024

type Told = Pick<Entry, 'notified' | 'displayed'>

/** What this notification tells of, and whether it was displayed: looked at while its key is still in memory. */
async function toldBy(mail: MailParts, message: SealedMessage): Promise<Told> {
  if (message.sizeBytes > mdnBytes) return { notified: [], displayed: [] }
  const pieces: Buffer[] = []
  for await (const piece of message.bytes()) pieces.push(piece)
  const mdn = parseMdn(Buffer.concat(pieces))
  const id = mdn?.originalMessageId ?? null
  const notified = id === null ? [] : [messageTag(mail, id)]
  return { notified, displayed: mdn?.type === 'displayed' ? notified : [] }
}

/** RFC 8621 §7.5: a kept draft names its hidden recipients, and what is sent does not. */
function withoutBcc(header: Buffer, fields: readonly HeaderField[]): Buffer {
  const pieces: Buffer[] = []
  let from = 0
  for (const { name, range } of fields)
    if (name.toLowerCase() === 'bcc') {
      pieces.push(header.subarray(from, range[0]))
      from = range[1]
    }
  return Buffer.concat([...pieces, header.subarray(from)])
}

/** Room for Received, Message-ID and Date. */
const traceBytes = 2048

/** Bytes that grow by doubling, so that a peer who sends them one by one costs no more than another. */
class Gathering {
  #buffer = Buffer.allocUnsafe(4096)
  length = 0

  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.length)
  }

  add(chunk: Buffer): Buffer {
    const needed = this.length + chunk.length
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#buffer.length))
      this.#buffer.copy(larger, 0, 0, this.length)
      this.#buffer = larger
    }
    chunk.copy(this.#buffer, this.length)
    this.length = needed
    return this.bytes
  }
}
