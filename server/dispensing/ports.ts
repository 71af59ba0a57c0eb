/** What the ledger needs of the store, of the master key and of the directory. */

import type { AuditTable } from '../audit/index.js'
import type { Given, LineTerms } from './model.js'

export type PrescriptionState = 'active' | 'superseded' | 'cancelled'

export interface PrescriptionRow {
  readonly id: number
  /** Id of the first document of those that replace one another. */
  readonly chain: number
  readonly version: number
  /** Identity; null when nobody vouches for one. */
  readonly author: string | null
  readonly toldBy: string
  readonly state: PrescriptionState
  readonly stateBy: string
  readonly stateAt: number
}

export interface DispensingRow {
  readonly id: number
  readonly prescriptionId: number
  readonly mailbox: string
  readonly identity: string
  readonly name: string
  readonly at: number
  readonly undoneAt: number | null
}

export interface PrescriptionsTable {
  byDocument(documentTag: Buffer): Promise<PrescriptionRow | undefined>
  byId(id: number): Promise<PrescriptionRow | undefined>
  bySet(setTag: Buffer): Promise<PrescriptionRow | undefined>
  chain(chain: number): Promise<readonly PrescriptionRow[]>
  /** A chain of its own when `chain` is null. */
  insert(
    row: Omit<PrescriptionRow, 'id' | 'chain'> & {
      readonly chain: number | null
      readonly documentTag: Buffer
      readonly setTag: Buffer
    },
  ): Promise<number>
  addLines(id: number, lines: readonly LineTerms[]): Promise<void>
  lines(id: number): Promise<readonly LineTerms[]>
  /** Its author has told of it himself. */
  vouch(id: number, author: string): Promise<void>
  end(id: number, state: PrescriptionState, by: string, at: number): Promise<void>
}

export interface DispensingsTable {
  byKey(keyTag: Buffer): Promise<DispensingRow | undefined>
  byId(id: number): Promise<DispensingRow | undefined>
  of(prescriptionId: number): Promise<readonly DispensingRow[]>
  insert(
    row: Omit<DispensingRow, 'id' | 'undoneAt'> & {
      readonly keyTag: Buffer
      readonly note: Buffer | null
    },
    lines: readonly Given[],
  ): Promise<number>
  lines(id: number): Promise<readonly Given[]>
  undo(id: number, at: number): Promise<void>
}

export interface LedgerTables {
  readonly prescriptions: PrescriptionsTable
  readonly dispensings: DispensingsTable
  readonly audit: AuditTable
}

/** All or nothing, durable when it resolves; nothing but the tables may be awaited inside. */
export interface LedgerStore {
  read<T>(work: (tables: LedgerTables) => Promise<T>): Promise<T>
  write<T>(unit: (tables: LedgerTables) => Promise<T>): Promise<T>
}

/** What only the holder of the master key can do. */
export interface LedgerSeal {
  /** A keyed hash: the same text gives the same 32 octets, and nobody else can tell which text. */
  tag(text: string): Buffer
  seal(note: string): Buffer
}

/** Whose a mailbox is, as the directory says. */
export type MailboxHolder =
  | { readonly kind: 'professional'; readonly name: string; readonly profession: string }
  | {
      readonly kind: 'organisation'
      readonly name: string
      /** The names it is known under. */
      readonly names: readonly string[]
      /** Professions (TRE_G15) of those who work there. */
      readonly professions: readonly string[]
    }
  | { readonly kind: 'other'; readonly name: string }

/** Undefined for an address that is none of ours. */
export type HolderOf = (address: string) => Promise<MailboxHolder | undefined>
