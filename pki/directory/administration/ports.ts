/** What is kept of administrators and of the orders that two of them sign. */

import type { AdministratorRole } from '../model.js'

/** One role of one identity. */
export interface Appointment {
  readonly identity: string
  readonly role: AdministratorRole
  readonly addedAt: number
  /** An identity string, or `console:<user>`. */
  readonly addedBy: string
  readonly why: string
}

export type ApprovalState = 'waiting' | 'approved' | 'refused' | 'used'

/** An order that a second administrator approves before it is carried out, once. */
export interface Approval {
  readonly id: number
  /** The command, such as `keys export`. */
  readonly operation: string
  /** What both have to be. */
  readonly role: AdministratorRole
  /** What exactly is to be done, as it is shown. */
  readonly facts: Readonly<Record<string, string>>
  /** SHA-256 of operation and facts, hexadecimal. */
  readonly digest: string
  readonly why: string
  readonly state: ApprovalState
  readonly askedBy: string
  /** Fingerprint of the certificate that `signature` is checked with. */
  readonly askedWith: string
  readonly askedAt: number
  readonly signature: string
  readonly expiresAt: number
  readonly decidedBy: string | null
  readonly decidedWith: string | null
  readonly decidedAt: number | null
  readonly countersigned: string | null
  readonly usedAt: number | null
}

export interface Decision {
  readonly state: 'approved' | 'refused'
  readonly by: string
  readonly with: string
  readonly at: number
  readonly signature: string
}

export interface AdministratorsTable {
  list(): Promise<Appointment[]>
  of(identity: string): Promise<Appointment[]>
  /** False when it was there already. */
  add(appointment: Appointment): Promise<boolean>
  /** False when there was none. */
  remove(identity: string, role: AdministratorRole): Promise<boolean>
  /** Whether two administrators have to sign what is marked so. */
  twoPerson(): Promise<boolean>
  setTwoPerson(on: boolean): Promise<void>
  /** When the administrators were last taken back in an emergency and none named since; null otherwise. */
  recoveredAt(): Promise<number | null>
  setRecoveredAt(at: number | null): Promise<void>
}

export interface ApprovalsTable {
  /** Returns its number. */
  insert(approval: Omit<Approval, 'id'>): Promise<number>
  get(id: number): Promise<Approval | undefined>
  /** Waiting or approved ones, newest first. */
  open(): Promise<Approval[]>
  /** False unless it was waiting. */
  decide(id: number, decision: Decision): Promise<boolean>
  /** False unless it was approved. */
  use(id: number, at: number): Promise<boolean>
  /** Takes `use` back. */
  reopen(id: number): Promise<void>
}
