/** One message coming in: header checked and completed, then everything sealed as it arrives, then delivered at once. */

import { Fault, limits, type Clock, type Random } from '../base/index.js'
import { deliver, ensureAccount, Intake, type AccountRow, type MailParts } from '../mail/index.js'
import {
  composeDate,
  composeMessageId,
  composeTrace,
  endOfHeader,
  headerValues,
  parseHeader,
} from '../mime/index.js'
import type { Trust } from '../trust/index.js'
import { envelopeBytes, wantsReceipt, type Envelope } from './envelope.js'
import { composeReceipt } from './receipt.js'
import { expectAuthor } from './sender.js'

export interface ReceptionParts {
  readonly mail: MailParts
  readonly trust: Trust
  readonly clock: Clock
  readonly random: Random
  /** Name of this gateway in Received and Message-ID. */
  readonly hostName: string
}

/** A submission being received. Any Fault from `write` is final: give up with `abort`. */
export class Reception {
  readonly #parts: ReceptionParts
  readonly #envelope: Envelope
  readonly #accounts: readonly AccountRow[]
  readonly #intake: Intake
  readonly id: string
  #header: Gathering | null = new Gathering()
  /** The header block, when a delivery notice will quote it. */
  #kept: Buffer | null = null

  constructor(parts: ReceptionParts, envelope: Envelope, accounts: readonly AccountRow[]) {
    this.#parts = parts
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
      await this.#open(header.subarray(0, end))
      await this.#intake.write(header)
    } else if (header.length > limits.headerBytes)
      throw new Fault('too-large', 'the header of the message is too large')
  }

  /** Durable and delivered when it resolves (invariant 3). */
  async finish(): Promise<void> {
    if (this.#header !== null) {
      const all = this.#header.bytes
      await this.#open(all)
      await this.#intake.write(all)
    }
    const { caller, reversePath, recipients } = this.#envelope
    const message = await this.#intake.finish(envelopeBytes(this.#envelope))
    await deliver(this.#parts.mail, message, this.#accounts, {
      kind: 'message.accepted',
      actor: caller.identity,
      facts: {
        id: this.id,
        from: reversePath,
        to: recipients.map((recipient) => recipient.address).join(' '),
        bytes: String(message.sizeBytes),
      },
    })
    if (reversePath !== '') this.#parts.mail.usage?.sent(reversePath)
    const { identity } = caller
    const { id } = this
    const facts = { id, identity, recipients: recipients.length, bytes: message.sizeBytes }
    this.#parts.mail.log.info(facts, 'message accepted')
    await this.#sendReceipt()
  }

  /** RFC 3461 §5.2.4: who asked to be told of success is told; failing to tell does not undo the delivery. */
  async #sendReceipt(): Promise<void> {
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
      await deliver(mail, message, [sender], {
        kind: 'message.accepted',
        actor: 'gateway',
        facts: { id, from: '', to: reversePath, bytes: String(message.sizeBytes) },
      })
    } catch (error) {
      mail.log.error({ err: error, id: this.id }, 'a delivery notice could not be made')
    }
  }

  abort(): Promise<void> {
    return this.#intake.abort()
  }

  /** Judges the header block and writes the lines that go above it. */
  async #open(header: Buffer): Promise<void> {
    this.#header = null
    const { trust, clock, hostName } = this.#parts
    const { caller, reversePath, recipients, utf8, helo, remote } = this.#envelope
    if (header.length > limits.headerBytes)
      throw new Fault('too-large', 'the header of the message is too large')
    const fields = parseHeader(header)
    if (wantsReceipt(this.#envelope)) this.#kept = Buffer.from(header)
    await expectAuthor(trust, caller, fields, reversePath)
    const date = clock.now()
    const only = recipients.length === 1 ? recipients[0] : undefined
    let above = composeTrace({
      helo,
      ip: remote,
      by: hostName,
      with: utf8 ? 'UTF8SMTPS' : 'ESMTPS',
      id: this.id,
      ...(only && { for: only.address }),
      date,
    })
    if (headerValues(fields, 'message-id').length === 0)
      above += `Message-ID: ${composeMessageId(this.id, hostName)}\r\n`
    if (headerValues(fields, 'date').length === 0) above += `Date: ${composeDate(date)}\r\n`
    await this.#intake.write(Buffer.from(above, 'utf8'))
  }
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
