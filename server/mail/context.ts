/** What every verb of an opened account works with; made once by `open`, never shown outside the room. */

import type { AuditEvent } from '../audit/index.js'
import { record } from '../audit/index.js'
import {
  Fault,
  type AccountId,
  type Clock,
  type Log,
  type ModSeq,
  type Random,
} from '../base/index.js'
import type { AccountKey, Identity, MasterKey } from '../seal/index.js'
import type { Bell } from './bell.js'
import type { GistDesk } from './gists/desk.js'
import type { UsageNotes } from '../../pki/index.js'
import type { UploadShelf } from './uploads.js'
import type { AccountRow, MailStore, MailTables } from './ports.js'

/** Enciphers to the holder of a mailbox, whose keys the gateway has not. */
export interface HolderSeal {
  /** Gives the MIME entity that takes the place of `entity`: its Content-* fields, a blank line, its body. */
  seal(entity: Buffer): Promise<Buffer>
}

/** The parts of the domain that all accounts share. */
export interface MailParts {
  readonly store: MailStore
  readonly master: MasterKey
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly bell: Bell
  readonly uploads: UploadShelf
  /** Accounts by address, as they were made. */
  readonly accounts: Map<string, AccountRow>
  /** What an address may hold, in octets; null, or nobody to ask, for as much as there is room for. */
  readonly quotaOf?: (address: string) => Promise<number | null>
  /** How what comes for a zero-access mailbox is enciphered; null for the others. Fault unavailable when it cannot be. */
  readonly holderSealOf?: (address: string) => Promise<HolderSeal | null>
  /** Looks at messages for what they are about; left out where nobody lists them. */
  readonly desk?: GistDesk
  /** Told when a mailbox is used, for those who curate the directory. */
  readonly usage?: UsageNotes
}

export interface AccountContext extends MailParts {
  readonly id: AccountId
  readonly address: string
  readonly recipient: Buffer
  readonly identity: Identity
  readonly key: AccountKey
  /** Identity of the caller, for the audit log. */
  readonly actor: string
  readonly mayWrite: boolean
}

/** Fault denied unless the caller may change this account. */
export function expectWrite(context: AccountContext): void {
  if (!context.mayWrite) throw new Fault('denied', 'this mailbox may only be read')
}

/** Files that a committed unit of work has left without a row. */
export type FreedBlobs = string[]

/**
 * Runs one unit of work that changes the account under one new modSeq, records `event`, then rings the bell
 * and deletes freed blobs, in that order and only after the commit.
 */
export async function change<T>(
  context: AccountContext,
  unit: (
    tables: MailTables,
    modSeq: ModSeq,
    freed: FreedBlobs,
  ) => Promise<{ value: T; event: AuditEvent | readonly AuditEvent[] | null }>,
): Promise<T> {
  expectWrite(context)
  const freed: FreedBlobs = []
  const { value, modSeq } = await context.store.write(async (tables) => {
    const next = await tables.accounts.nextModSeq(context.id)
    const result = await unit(tables, next, freed)
    for (const event of [result.event ?? []].flat())
      await record(tables.audit, context.clock, event)
    return { value: result.value, modSeq: next }
  })
  context.bell.ring(context.id, modSeq)
  if (freed.length > 0) await context.store.blobs.remove(freed)
  return value
}
