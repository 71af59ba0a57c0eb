/** What the store keeps of what was sent, and of what an account keeps beside its mail. */

import type { AccountId, BodyId, ModSeq, Sealed } from '../base/index.js'

export type SubmissionState = 'pending' | 'final' | 'canceled'

export interface SubmissionRow {
  readonly id: number
  /** Whose outbox it stands in. */
  readonly account: AccountId
  /** MAIL FROM. */
  readonly sender: string
  /** Identity of who sent it. */
  readonly identity: string
  /** Its id in Received and in the audit log. */
  readonly reception: string
  /** The sender's own copy and its conversation; null for what came by SMTP. */
  readonly emailBody: BodyId | null
  readonly thread: BodyId | null
  readonly sizeBytes: number
  /** Milliseconds since the epoch. */
  readonly sendAt: number
  readonly state: SubmissionState
  readonly messageTag: Buffer | null
  /** Of the messages it names, 32 octets each. */
  readonly answerTags: Buffer | null
  /** Sealed under the master key. */
  readonly details: Buffer | null
  /** While it is held back: what an automatic answer needs of it, sealed under the master key; null when it gets none. */
  readonly question: Buffer | null
  /** What its author says to the dispensing ledger once it has gone, sealed under the master key; null when it is said. */
  readonly word: Buffer | null
  readonly createdModSeq: ModSeq
  readonly modSeq: ModSeq
  readonly destroyedModSeq: ModSeq | null
}

/** What may become of a message at one recipient. */
export const followUpFacts = ['delivered', 'fetched', 'read', 'answered', 'dispensed'] as const
export type FollowUpFact = (typeof followUpFacts)[number]

export interface SubmissionRecipientRow {
  readonly submission: number
  readonly number: number
  readonly account: AccountId
  readonly address: string
  readonly body: BodyId | null
  readonly sizeBytes: number
  /** While the message is held back. */
  readonly header: Buffer | null
  readonly failed: string | null
  readonly deliveredAt: number | null
  readonly fetchedAt: number | null
  readonly readAt: number | null
  readonly answeredAt: number | null
  readonly dispensedAt: number | null
}

/** A message that tells what became of one that was sent. */
export interface NoticeRow {
  readonly kind: 'dsn' | 'mdn'
  readonly body: BodyId
}

export type NewSubmission = Omit<SubmissionRow, 'id' | 'modSeq' | 'destroyedModSeq'>
export type NewSubmissionRecipient = Pick<
  SubmissionRecipientRow,
  'account' | 'address' | 'body' | 'sizeBytes' | 'header' | 'deliveredAt'
>

export interface SubmissionTable {
  /** Recipients are numbered from 0 in their order. */
  insert(row: NewSubmission, recipients: readonly NewSubmissionRecipient[]): Promise<number>
  byId(id: number): Promise<SubmissionRow | undefined>
  /** Those not destroyed, ascending by id. */
  all(account: AccountId): Promise<readonly SubmissionRow[]>
  /** Changed after `modSeq`, destroyed ones among them. */
  since(account: AccountId, modSeq: ModSeq): Promise<readonly SubmissionRow[]>
  recipients(id: number): Promise<readonly SubmissionRecipientRow[]>
  /** Held back until `at` or before, ascending by time. */
  due(at: number, count: number): Promise<readonly SubmissionRow[]>
  /** Gone, with a word that is not said yet; ascending by id. */
  unsaid(count: number): Promise<readonly SubmissionRow[]>
  /** Its word was said, or is not to be. */
  said(id: number): Promise<void>
  /** When the next one that is held back goes. */
  nextDue(): Promise<number | undefined>
  /** What was taken back has nothing to say. */
  setState(id: number, state: SubmissionState, modSeq: ModSeq): Promise<void>
  touch(id: number, modSeq: ModSeq): Promise<void>
  destroy(id: number, modSeq: ModSeq): Promise<void>
  byMessage(tag: Buffer): Promise<readonly SubmissionRow[]>
  /** Recipients to whom this body came, and who have not read it. */
  unfetched(account: AccountId, body: BodyId): Promise<readonly SubmissionRecipientRow[]>
  /** Notes a fact that was not known; its header is needed no more. */
  note(id: number, number: number, fact: FollowUpFact, at: number): Promise<void>
  fail(id: number, number: number, reason: string): Promise<void>
  /** Ascending by body. */
  notices(id: number): Promise<readonly NoticeRow[]>
  addNotice(id: number, notice: NoticeRow): Promise<void>
  /** Forgets the wrapped keys of a message that does not go. */
  unhold(id: number): Promise<void>
}

/** A small sealed thing that an account keeps beside its mail. */
export interface KeptRow {
  readonly name: string
  readonly value: Buffer
  readonly createdModSeq: ModSeq
  readonly modSeq: ModSeq
  readonly removedModSeq: ModSeq | null
}

export interface KeptTable {
  /** Those not removed, by name. */
  all(account: AccountId, kind: string): Promise<readonly KeptRow[]>
  /** Changed after `modSeq`, removed ones among them. */
  since(account: AccountId, kind: string, modSeq: ModSeq): Promise<readonly KeptRow[]>
  put(
    account: AccountId,
    kind: string,
    row: { readonly name: string; readonly value: Sealed; readonly modSeq: ModSeq },
  ): Promise<void>
  /** Its value goes, that it is gone stays known. */
  remove(account: AccountId, kind: string, name: string, modSeq: ModSeq): Promise<void>
}

/** Who was told that somebody is away; times in milliseconds since the epoch. */
export interface VacationTable {
  toldAt(account: AccountId, tag: Buffer): Promise<number | undefined>
  told(account: AccountId, tag: Buffer, at: number): Promise<void>
  forget(account: AccountId, before: number): Promise<void>
}

/** Where a program of a holder is told of news. */
export interface PushRow {
  readonly id: string
  readonly identity: string
  readonly fingerprint: string
  /** Sealed under the master key. */
  readonly value: Buffer
  readonly expiresAt: number
}

export interface PushTable {
  all(): Promise<readonly PushRow[]>
  /** Makes or changes one: what it says and until when. */
  put(row: PushRow): Promise<void>
  remove(id: string): Promise<void>
}
