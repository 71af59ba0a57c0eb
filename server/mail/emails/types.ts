/** Messages as JMAP counts them: one however many folders it lies in, and in one conversation for ever. */

import type { BodyId, MailboxId, ModSeq, Uid } from '../../base/index.js'

/** Where a message lies. */
export interface Place {
  readonly mailbox: MailboxId
  readonly uid: Uid
}

export interface Email {
  /** What it is known by: it stays the same when the message is moved or copied. */
  readonly body: BodyId
  /** The body that began the conversation (RFC 8621 §3). */
  readonly thread: BodyId
  /** Never empty; ascending by folder, then UID. */
  readonly places: readonly Place[]
  /** Bits of `flagBits` that hold for the message as a whole (RFC 8621 §4.1.1). */
  readonly flags: number
  readonly keywords: readonly string[]
  /** Counter of the account when it came; 0 when that is not known. */
  readonly createdModSeq: ModSeq
  /** Milliseconds since the epoch, of its first arrival. */
  readonly receivedAt: number
  readonly sizeBytes: number
}

/** Everything that an account holds at one moment. */
export interface EmailsAt {
  readonly state: ModSeq
  readonly emails: ReadonlyMap<BodyId, Email>
  /** Members of each conversation, oldest first. */
  readonly threads: ReadonlyMap<BodyId, readonly Email[]>
}

/** What became of messages after a given state. Each body is in one list at most. */
export interface EmailChanges {
  readonly created: readonly BodyId[]
  readonly updated: readonly BodyId[]
  readonly destroyed: readonly BodyId[]
}

export interface MailboxesChanges {
  readonly created: readonly MailboxId[]
  readonly updated: readonly MailboxId[]
  readonly destroyed: readonly MailboxId[]
}

export interface Emails {
  /** The account as it is now; costs no more than what changed since it was last asked. */
  now(): Promise<EmailsAt>
  /** Undefined when it is too long ago to tell (RFC 8620 §5.2, cannotCalculateChanges). */
  changes(since: ModSeq): Promise<EmailChanges | undefined>
  mailboxChanges(since: ModSeq): Promise<MailboxesChanges | undefined>
}
