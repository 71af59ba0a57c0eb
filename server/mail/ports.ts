/** What the mailbox domain needs of the store: tables inside a unit of work, and a place for sealed bodies. */

import type { AuditTable } from '../audit/index.js'
import type { AccountId, BodyId, MailboxId, ModSeq, Sealed, Uid } from '../base/index.js'
import type { KeptTable, PushTable, SubmissionTable, VacationTable } from './submission-ports.js'
import type { MailboxRole } from './types.js'

export type * from './submission-ports.js'

export interface AccountRow {
  readonly id: AccountId
  readonly address: string
  /** X25519 point that bodies are sealed to. */
  readonly recipient: Buffer
  /** The identity, wrapped under the master key. */
  readonly identity: Buffer
  readonly modSeq: ModSeq
}

export interface AccountTable {
  byAddress(address: string): Promise<AccountRow | undefined>
  /** Every account, ascending by id. */
  all(): Promise<readonly AccountRow[]>
  insert(row: Omit<AccountRow, 'id' | 'modSeq'> & { createdAt: number }): Promise<AccountId>
  /** Raises the account's counter by one and returns it (invariant 7). */
  nextModSeq(id: AccountId): Promise<ModSeq>
  /** Only to destroy it: an identity never changes. */
  setIdentity(id: AccountId, identity: Buffer): Promise<void>
  /** With its subscriptions and keywords; its folders must be gone. */
  remove(id: AccountId): Promise<void>
}

export interface MailboxRow {
  readonly id: MailboxId
  readonly name: Buffer
  readonly nameTag: Buffer
  readonly role: MailboxRole | null
  readonly uidValidity: number
  readonly uidNext: Uid
  readonly recentFrom: Uid
  readonly modSeq: ModSeq
}

export interface MailboxCounts {
  readonly messages: number
  readonly unseen: number
  readonly deleted: number
  readonly sizeBytes: number
}

export interface MailboxTable {
  all(account: AccountId): Promise<readonly MailboxRow[]>
  byId(id: MailboxId): Promise<MailboxRow | undefined>
  byTag(account: AccountId, nameTag: Buffer): Promise<MailboxRow | undefined>
  byRole(account: AccountId, role: MailboxRole): Promise<MailboxRow | undefined>
  counts(id: MailboxId): Promise<MailboxCounts>
  /** What all folders of an account hold. */
  usedBytes(account: AccountId): Promise<number>
  insert(
    account: AccountId,
    row: Pick<MailboxRow, 'name' | 'nameTag' | 'role' | 'uidValidity' | 'modSeq'>,
  ): Promise<MailboxId>
  rename(id: MailboxId, name: Buffer, nameTag: Buffer): Promise<void>
  /** With its tombstones; that it is gone stays known. */
  remove(id: MailboxId, modSeq: ModSeq): Promise<void>
  /** Reserves `count` UIDs and returns the first (invariant 7). */
  takeUids(id: MailboxId, count: number, modSeq: ModSeq): Promise<Uid>
  touch(id: MailboxId, modSeq: ModSeq): Promise<void>
  setRecentFrom(id: MailboxId, uid: Uid): Promise<void>
}

export interface SubscriptionTable {
  all(account: AccountId): Promise<readonly Buffer[]>
  add(account: AccountId, nameTag: Buffer, name: Buffer): Promise<void>
  remove(account: AccountId, nameTag: Buffer): Promise<void>
}

export interface KeywordTable {
  all(account: AccountId): Promise<readonly { number: number; name: Buffer }[]>
  insert(account: AccountId, number: number, nameTag: Buffer, name: Buffer): Promise<void>
}

export interface MessageRow {
  readonly uid: Uid
  readonly flags: number
  /** Numbers of the account's keywords, ascending, comma-separated. */
  readonly keywords: string
  readonly modSeq: ModSeq
  readonly internalDate: number
  readonly sizeBytes: number
}

/** A message with what is needed to open it. */
export interface OpenableRow extends MessageRow {
  readonly bodyId: BodyId
  readonly header: Buffer
  readonly fileKey: Buffer | null
  readonly summary: Buffer
  /** Name of the blob, or null when the payload lies in the table. */
  readonly blob: string | null
  /** Sealed; null for a plain letter, and before anybody has looked. */
  readonly gist: Buffer | null
  /** Version of the looking; 0 when nobody has yet. */
  readonly gisted: number
  /** 1 when its sender waits to be told that this account has opened it. */
  readonly unfetched: 0 | 1
}

/** A gist with what opens it. */
export interface GistRow {
  readonly body: BodyId
  readonly header: Buffer
  readonly fileKey: Buffer | null
  readonly gist: Buffer
}

/** A message as the check of the store sees it. */
export interface KeptMessage extends Pick<OpenableRow, 'bodyId' | 'header' | 'summary' | 'blob'> {
  readonly mailbox: MailboxId
  readonly uid: Uid
  readonly sizeBytes: number
  readonly bodyBytes: number
}

export interface MessageTable {
  insert(
    mailbox: MailboxId,
    row: MessageRow & Pick<OpenableRow, 'bodyId' | 'header' | 'fileKey'>,
  ): Promise<void>
  /** Ascending by UID. */
  all(mailbox: MailboxId): Promise<readonly MessageRow[]>
  /** Changed or added after `modSeq`, ascending by UID. */
  since(mailbox: MailboxId, modSeq: ModSeq): Promise<readonly MessageRow[]>
  one(mailbox: MailboxId, uid: Uid): Promise<MessageRow | undefined>
  openable(mailbox: MailboxId, uid: Uid): Promise<OpenableRow | undefined>
  setFlags(
    mailbox: MailboxId,
    uid: Uid,
    change: { flags: number; keywords: string; modSeq: ModSeq },
  ): Promise<void>
  setFileKey(mailbox: MailboxId, uid: Uid, fileKey: Sealed): Promise<void>
  copy(
    from: MailboxId,
    uid: Uid,
    to: { mailbox: MailboxId; uid: Uid; modSeq: ModSeq },
  ): Promise<void>
  /** Removes the row and leaves a tombstone; returns the body it pointed at. */
  expunge(mailbox: MailboxId, uid: Uid, modSeq: ModSeq): Promise<BodyId | undefined>
  expungedSince(mailbox: MailboxId, modSeq: ModSeq): Promise<readonly Uid[]>
  /** The next messages of an account in the order of folder and UID, for checking. */
  page(
    account: AccountId,
    after: { mailbox: number; uid: number },
    count: number,
  ): Promise<readonly KeptMessage[]>
}

export interface BodyTable {
  insert(body: {
    staged: StagedBody
    summary: Sealed
    envelope: Sealed | null
    sizeBytes: number
    createdAt: number
  }): Promise<BodyId>
  payload(id: BodyId): Promise<Buffer | undefined>
  /** The sealed envelope, for what came by SMTP. */
  envelope(id: BodyId): Promise<Buffer | undefined>
  /** Removes the body when no message points at it any more; returns its blob's name when there is a file to delete. */
  release(id: BodyId): Promise<string | null>
  /** Keeps what was found, null for a plain letter. Nothing happens to a body that is gone. */
  setGist(id: BodyId, version: number, gist: Sealed | null): Promise<void>
  /** Every gist of an account, each body once. */
  gists(account: AccountId): Promise<readonly GistRow[]>
  /** Bodies of the account that nobody has looked at in this version, the newest first. */
  ungisted(account: AccountId, version: number): Promise<readonly BodyId[]>
  /** Does a body lie in this blob? */
  uses(blob: string): Promise<boolean>
  /** Bodies without a message: none, unless the store is damaged. */
  loose(): Promise<readonly BodyId[]>
}

/** A message in one folder, as JMAP counts it: its body is what it is known by, wherever it lies. */
export interface EmailPlaceRow extends MessageRow {
  readonly body: BodyId
  readonly mailbox: MailboxId
  /** Counter of the account when the message came into this folder; 0 when that was not written down. */
  readonly createdModSeq: ModSeq
}

export interface EmailTable {
  /** Every message of the account, in no order. */
  all(account: AccountId): Promise<readonly EmailPlaceRow[]>
  /** Where the message with this body lies now. */
  places(account: AccountId, body: BodyId): Promise<readonly EmailPlaceRow[]>
  /** Bodies of what came, changed or left a folder after `modSeq`, each once. */
  touchedSince(account: AccountId, modSeq: ModSeq): Promise<readonly BodyId[]>
  /** Bodies that left a folder after `modSeq`, each with the earliest it had come into one of those and the last it left one. */
  departedSince(
    account: AccountId,
    modSeq: ModSeq,
  ): Promise<
    readonly { readonly body: BodyId; readonly createdModSeq: ModSeq; readonly modSeq: ModSeq }[]
  >
  /** Where the account stands, and since when its changes can be told. */
  state(account: AccountId): Promise<{ readonly modSeq: ModSeq; readonly changesFrom: ModSeq }>
  /** Folders deleted after `modSeq`, and when. */
  removedMailboxes(
    account: AccountId,
    modSeq: ModSeq,
  ): Promise<readonly { readonly id: MailboxId; readonly modSeq: ModSeq }[]>
  threads(
    account: AccountId,
  ): Promise<readonly { readonly body: BodyId; readonly thread: BodyId }[]>
  /** The conversation in which this Message-ID was seen. */
  threadOf(account: AccountId, tag: Buffer): Promise<BodyId | undefined>
  enterThread(account: AccountId, body: BodyId, thread: BodyId): Promise<void>
  tagThread(account: AccountId, tag: Buffer, thread: BodyId): Promise<void>
}

export interface MailTables {
  readonly accounts: AccountTable
  readonly mailboxes: MailboxTable
  readonly subscriptions: SubscriptionTable
  readonly keywords: KeywordTable
  readonly messages: MessageTable
  readonly bodies: BodyTable
  readonly emails: EmailTable
  readonly submissions: SubmissionTable
  readonly kept: KeptTable
  readonly vacations: VacationTable
  readonly pushes: PushTable
  readonly audit: AuditTable
}

/** A payload that is durable but not yet referred to: the unit of work that follows gives it a row. */
export type StagedBody =
  | { readonly blob: null; readonly payload: Sealed }
  | { readonly blob: string; readonly payload: null }

/** A payload being written. */
export interface Staging {
  /** Takes sealed pieces in order. Fault unavailable when the disk is full. */
  write(pieces: readonly Sealed[]): Promise<void>
  /** Durable when it resolves. */
  finish(): Promise<StagedBody>
  abort(): Promise<void>
}

/** Sealed bodies outside the database. */
export interface BlobPort {
  stage(): Staging
  /** Opens a blob for reading ranges. Fault corrupt when it is missing. */
  open(blob: string): Promise<{
    read(offset: number, length: number): Promise<Buffer>
    close(): Promise<void>
  }>
  remove(blobs: readonly string[]): Promise<void>
  list(): AsyncIterable<BlobFile>
}

export interface BlobFile {
  readonly blob: string
  readonly bytes: number
  /** Milliseconds since the epoch of the last write. */
  readonly modifiedAt: number
}

export interface MailStore {
  readonly blobs: BlobPort
  /** What is wrong with the database itself; one sentence each. */
  check(): Promise<readonly string[]>
  /** Moves the database's log into the database, so that what was overwritten is nowhere. */
  settle(): Promise<void>
  read<T>(work: (tables: MailTables) => Promise<T>): Promise<T>
  write<T>(unit: (tables: MailTables) => Promise<T>): Promise<T>
}
