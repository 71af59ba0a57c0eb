/** Branded identifiers, so that two numbers cannot be swapped. */

declare const brand: unique symbol
export type Branded<T, Name extends string> = T & { readonly [brand]: Name }

/** A mailbox of the directory (BAL) as an account of the store. */
export type AccountId = Branded<number, 'AccountId'>
/** A folder inside an account, in IMAP's sense of "mailbox". */
export type MailboxId = Branded<number, 'MailboxId'>
/** IMAP unique identifier, RFC 9051 §2.3.1.1. */
export type Uid = Branded<number, 'Uid'>
/** Modification sequence of an account, RFC 7162 §3.1. */
export type ModSeq = Branded<number, 'ModSeq'>
/** A sealed body in the store, shared by the messages of several mailboxes. */
export type BodyId = Branded<number, 'BodyId'>
/** Bytes that only the holder of a key can read; the sole type the blob port takes (invariant 1). */
export type Sealed = Branded<Buffer, 'Sealed'>
