/** What the mailbox domain shows to the doors (IMAP now, JMAP later). All text is decoded Unicode. */

import type { AccountId, Gist, MailboxId, ModSeq, Uid } from '../base/index.js'
import type { Summary } from '../mime/index.js'

/** System flags as bits, RFC 9051 §2.3.2. */
export const flagBits = {
  '\\Seen': 1,
  '\\Answered': 2,
  '\\Flagged': 4,
  '\\Deleted': 8,
  '\\Draft': 16,
} as const
export type SystemFlag = keyof typeof flagBits

/** Special use of a folder, RFC 6154; `inbox` is the one delivery goes to. */
export type MailboxRole = 'inbox' | 'sent' | 'drafts' | 'trash' | 'junk' | 'archive'

export interface MailboxInfo {
  readonly id: MailboxId
  /** Full name with `/` between levels, e.g. `INBOX`, `Archives/2026`. */
  readonly name: string
  readonly role: MailboxRole | null
  readonly subscribed: boolean
  readonly uidValidity: number
  readonly uidNext: Uid
  readonly highestModSeq: ModSeq
  readonly messages: number
  readonly unseen: number
  readonly deleted: number
  /** Sum of the message sizes, RFC 8438. */
  readonly sizeBytes: number
  /** First UID that no session has been told of as \Recent. */
  readonly recentFrom: Uid
}

export interface MessageMeta {
  readonly uid: Uid
  /** Bits of `flagBits`. */
  readonly flags: number
  readonly keywords: readonly string[]
  readonly modSeq: ModSeq
  /** Milliseconds since the epoch. */
  readonly internalDate: number
  readonly sizeBytes: number
}

/** What happened in a folder after a given modSeq. New messages are those in `changed` with a UID not seen before. */
export interface MailboxChanges {
  readonly highestModSeq: ModSeq
  readonly uidNext: Uid
  /** Ascending UIDs. */
  readonly changed: readonly MessageMeta[]
  /** Ascending UIDs, expunged since. */
  readonly vanished: readonly Uid[]
}

/** How messages are read. */
export interface ReadHow {
  /** By a program, for itself: its sender is not told that somebody has opened it. */
  readonly quietly?: boolean
}

/** One message opened for reading. */
export interface StoredMessage {
  readonly meta: MessageMeta
  /** Envelope, structure, header lines; no body is opened for it. */
  summary(): Promise<Summary>
  /** The message's bytes in [start, end), clipped to its size, as chunks of at most 64 KiB, decrypted as they are asked for. */
  bytes(start?: number, end?: number): AsyncIterable<Buffer>
  /**
   * What it is about. The body is opened for it when nobody has looked yet; with `ifKnown`, null instead, and it is looked
   * at in the background. Null too where nobody looks.
   */
  gist(ifKnown?: 'ifKnown'): Promise<Gist | null>
}

export interface FlagChange {
  readonly mode: 'add' | 'remove' | 'replace'
  readonly flags: number
  readonly keywords: readonly string[]
  /** RFC 7162 §3.1.3: messages changed after this are left alone and reported in `modified`. */
  readonly unchangedSince?: ModSeq
}

export interface FlagResult {
  readonly changed: readonly MessageMeta[]
  readonly modified: readonly Uid[]
}

/** RFC 4315 §3: what COPYUID reports. `from[i]` became `to[i]`. */
export interface CopyResult {
  readonly uidValidity: number
  readonly from: readonly Uid[]
  readonly to: readonly Uid[]
}

/** A message being added by APPEND; sealed as it arrives. */
export interface Appending {
  /** Takes the next bytes; resolves when more may come. Fault too-large past the limit, syntax on a NUL byte. */
  write(chunk: Buffer): Promise<void>
  /** Durable when it resolves (invariant 3). */
  finish(): Promise<{ uidValidity: number; uid: Uid }>
  /** Forgets what was written. */
  abort(): Promise<void>
}

/**
 * A mailbox of the directory, already restricted to the caller it was opened for: holding it is the permission.
 * A caller who may only read gets Fault denied from every verb that changes something.
 */
export interface Account {
  readonly id: AccountId
  readonly address: string
  readonly mayWrite: boolean

  mailboxes(): Promise<readonly MailboxInfo[]>
  /** INBOX is matched without regard to case, other names exactly. */
  mailbox(name: string): Promise<MailboxInfo | undefined>
  /** Missing parents are made too. Fault already-exists; limited past the folder count; syntax for an unusable name. */
  createMailbox(name: string, role?: MailboxRole): Promise<MailboxInfo>
  /**
   * Fault not-found; denied for INBOX; conflict when it has children, or messages and `onlyEmpty` was asked for.
   * Messages go with it.
   */
  deleteMailbox(name: string, how?: { readonly onlyEmpty?: boolean }): Promise<void>
  /** Children follow. Renaming INBOX moves its messages to the new folder (RFC 9051 §6.3.6). */
  renameMailbox(from: string, to: string): Promise<void>
  /** Fault not-found when the folder does not exist. */
  subscribe(name: string, on: boolean): Promise<void>
  /** Names this account subscribed to, whether or not the folder still exists. */
  subscriptions(): Promise<readonly string[]>

  /** Every message of a folder, ascending by UID. */
  messages(mailbox: MailboxId): Promise<readonly MessageMeta[]>
  /** Fault not-found when the folder is gone. */
  since(mailbox: MailboxId, modSeq: ModSeq): Promise<MailboxChanges>
  /** First UID that is \Recent for this session; later sessions start after what it was told. */
  claimRecent(mailbox: MailboxId): Promise<Uid>
  /** The messages of `uids` that still exist, in that order, opened lazily one after the other. */
  read(mailbox: MailboxId, uids: readonly Uid[], how?: ReadHow): AsyncIterable<StoredMessage>

  setFlags(mailbox: MailboxId, uids: readonly Uid[], change: FlagChange): Promise<FlagResult>
  /** Fault not-found when `to` does not exist: IMAP says TRYCREATE. */
  copy(mailbox: MailboxId, uids: readonly Uid[], to: string): Promise<CopyResult>
  move(mailbox: MailboxId, uids: readonly Uid[], to: string): Promise<CopyResult>
  /** Removes the messages that have \Deleted (of `uids` only, when given); returns their UIDs, ascending. */
  expunge(mailbox: MailboxId, uids?: readonly Uid[]): Promise<readonly Uid[]>
  /** Fault not-found, denied, over-quota before a byte is taken. `sizeBytes` is the announced size. */
  append(
    to: string,
    message: {
      flags: number
      keywords: readonly string[]
      internalDate?: number
      sizeBytes: number
    },
  ): Promise<Appending>

  /** Rings after every commit that changed this account, with its new modSeq; ringing twice is harmless. Returns the way to stop. */
  onChange(listener: (modSeq: ModSeq) => void): () => void
}
