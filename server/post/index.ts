/** What moves: submissions accepted and routed. In this first cut every route ends in a local mailbox. */

import { Fault, isFault } from '../base/index.js'
import { ensureAccount, hasRoom, holderSealOf, type Account } from '../mail/index.js'
import type { Caller } from '../trust/index.js'
import { announce, type Announcement } from './announce.js'
import type { Envelope } from './envelope.js'
import type { Answer, MayStillSend } from './ports.js'
import { Reception, type ReceptionParts } from './reception.js'
import { expectSender } from './sender.js'
import { Alarm } from './submissions/alarm.js'
import { outboxOf, type Outbox } from './submissions/outbox.js'
import { answerForAbsent, type Arrived, type AwayParts } from './vacation/answer.js'

export { announce, type Announcement } from './announce.js'
export type { Envelope, Recipient } from './envelope.js'
export type { Answer, MayStillSend, Route, Routes } from './ports.js'
export type { Reception, SendOrder } from './reception.js'
export type { Outbox, Submission, SubmissionChanges } from './submissions/outbox.js'

export interface PostOptions
  extends Omit<ReceptionParts, 'onHeld' | 'onArrived'>, Pick<AwayParts, 'nameOf' | 'routes'> {
  readonly mayStillSend: MayStillSend
  /** Hears what was to be said of a message once it had gone; perhaps more than once. */
  readonly onGone?: (word: string) => Promise<void>
}

export interface Post {
  /** Fault denied unless `caller` may send as `reversePath` (MAIL FROM). */
  expectSender(caller: Caller, reversePath: string): Promise<void>
  /** Where mail for this recipient goes (RCPT TO), and whether a message of so many octets would fit there. */
  route(address: string, sizeBytes?: number): Promise<Answer>
  /** Starts taking the message of an envelope whose addresses were all checked. */
  receive(envelope: Envelope): Promise<Reception>
  /** Delivers a message of the gateway itself; durable when it resolves. */
  announce(announcement: Announcement): Promise<void>
  /** What this account has sent. */
  outbox(caller: Caller, account: Account): Outbox
  /** Begins to send what is held back, when it is due. */
  startReleasing(): void
  /** Resolves when nothing of it is under way any more. */
  stopReleasing(): Promise<void>
}

/** A zero-access mailbox whose holder's key is gone takes nothing until there is another. */
async function sealability({ mail }: PostOptions, address: string): Promise<'local' | 'no-key'> {
  try {
    await holderSealOf(mail, address)
    return 'local'
  } catch (error) {
    if (isFault(error, 'unavailable')) return 'no-key'
    throw error
  }
}

export function createPost(options: PostOptions): Post {
  const tell = (announcement: Announcement): Promise<void> => announce(options, announcement)
  const answering = {
    ...options,
    onArrived: (arrived: Arrived) => answerForAbsent(options, arrived),
  }
  const alarm = new Alarm({ ...answering, announce: tell })
  const parts = { ...answering, onHeld: () => alarm.wake() }
  const { mail, trust } = options
  return {
    outbox: (caller, account) => outboxOf({ mail, trust, caller, account }),
    startReleasing: () => alarm.start(),
    stopReleasing: () => alarm.stop(),
    expectSender: (caller, reversePath) => expectSender(options.trust, caller, reversePath),
    async route(address, sizeBytes = 0) {
      const found = await options.routes.route(address)
      const full = found === 'local' && !(await hasRoom(options.mail, address, sizeBytes))
      const answer = full ? 'full' : found === 'local' ? await sealability(options, address) : found
      // A domain of others is no address of ours to look after.
      if (answer !== 'local' && answer !== 'foreign') options.mail.usage?.bounced(address)
      return answer
    },
    announce: tell,
    async receive(envelope) {
      const accounts = []
      for (const { address } of envelope.recipients) {
        if ((await options.routes.route(address)) !== 'local')
          throw new Fault('not-found', `the mailbox ${address} is no longer there`)
        accounts.push(await ensureAccount(options.mail, address))
      }
      const sender = await ensureAccount(options.mail, envelope.reversePath)
      return new Reception(parts, envelope, accounts, sender)
    },
  }
}
