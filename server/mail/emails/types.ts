/** Messages as JMAP counts them: one however many folders it lies in, and in one conversation for ever. */

import type { BodyId, Fault, MailboxId, ModSeq, Uid } from '../../base/index.js'
import type { FlagChange } from '../types.js'

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

/** Everything that an account holds. The maps go on with the account: they are as new as `state`, or newer. */
export interface EmailsAt {
  readonly state: ModSeq
  readonly emails: ReadonlyMap<BodyId, Email>
  /** Members of each conversation, oldest first. */
  readonly threads: ReadonlyMap<BodyId, readonly Email[]>
  /** The conversation of every message seen so far, those that are gone among them. */
  readonly threadOf: ReadonlyMap<BodyId, BodyId>
  /** What came, changed or went between a state that was seen here and this one; undefined when it is not remembered. */
  touchedSince(state: ModSeq): ReadonlySet<BodyId> | undefined
}

/** What became of objects after a given state. Each is in one list at most. */
export interface ChangesOf<Id> {
  readonly created: readonly Id[]
  readonly updated: readonly Id[]
  readonly destroyed: readonly Id[]
  /** The state from which on each is told: who has seen that state need not be told again, unless it changes again. */
  readonly toldAt: ReadonlyMap<Id, ModSeq>
}

export type EmailChanges = ChangesOf<BodyId>
export type MailboxesChanges = ChangesOf<MailboxId>
/** Conversations by the body that began them; they change when messages come into them or go. */
export type ThreadChanges = ChangesOf<BodyId>

export interface NewEmail {
  /** At least one. */
  readonly mailboxes: readonly MailboxId[]
  /** Bits of `flagBits`. */
  readonly flags: number
  readonly keywords: readonly string[]
  /** Milliseconds since the epoch; now, when not given. */
  readonly receivedAt?: number
  /** The counter that the caller has seen. */
  readonly ifState?: ModSeq | undefined
}

/** What was added: its body and its size, which is another one in a zero-access mailbox. */
export interface AddedEmail {
  readonly body: BodyId
  readonly sizeBytes: number
}

export interface EmailUpdate {
  readonly body: BodyId
  /** The folders it is to lie in, or those to add and leave. */
  readonly mailboxes?: FolderChange
  /** One after the other; `replace` is said of the flags and keywords together. */
  readonly keywords?: readonly Pick<FlagChange, 'mode' | 'flags' | 'keywords'>[]
}

export type FolderChange =
  | { readonly only: readonly MailboxId[] }
  | { readonly add: readonly MailboxId[]; readonly remove: readonly MailboxId[] }

export interface EmailBatch {
  readonly updates: readonly EmailUpdate[]
  readonly destroyed: readonly BodyId[]
  /** The counter that the caller has seen: Fault conflict when it is another one by now. */
  readonly ifState?: ModSeq | undefined
}

/** What could not be done, by body; everything else was. */
export type EmailFailures = ReadonlyMap<BodyId, Fault>

export interface Emails {
  /** The account as it is now; costs no more than what changed since it was last asked. */
  now(): Promise<EmailsAt>
  /** Undefined when it is too long ago to tell (RFC 8620 §5.2, cannotCalculateChanges). */
  changes(since: ModSeq): Promise<EmailChanges | undefined>
  mailboxChanges(since: ModSeq): Promise<MailboxesChanges | undefined>
  threadChanges(since: ModSeq): Promise<ThreadChanges | undefined>
  /**
   * A message into folders, durable when it resolves. Fault denied; syntax for a NUL or no octet at all; too-large;
   * not-found for a folder that is not there; over-quota; limited for too many keywords; conflict by `ifState`.
   */
  add(email: NewEmail, chunks: AsyncIterable<Uint8Array>): Promise<AddedEmail>
  /** All in one unit of work; one that cannot be done leaves the others. Fault denied; conflict by `ifState`. */
  apply(batch: EmailBatch): Promise<EmailFailures>
}
