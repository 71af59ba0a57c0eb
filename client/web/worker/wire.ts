/** What passes between a page and its worker: questions by number, answers, and news of the keys. */

import type { FaultKind } from '../../../server/base/index.js'

/** For whom something is asked. */
export interface Asking {
  /** `rpps:…`, `finess:…`: whose keys. */
  readonly identity: string
  /** The mailbox in use. */
  readonly mailbox: string
  readonly language: 'fr' | 'en'
}

export interface Question {
  readonly id: number
  readonly name: string
  readonly given: unknown
  readonly asking: Asking
}

/** A failure as it crosses: its kind, its sentence, and what a refusal of the ledger says besides. */
export interface ToldFault {
  readonly kind: FaultKind
  readonly sentence: string
  readonly code: string | null
  readonly state: unknown
}

export type Answer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: ToldFault }
  /** The worker broke: a bug of ours. */
  | { readonly id: number; readonly broken: string }

/** The keys of an identity changed their state. */
export interface KeysNews {
  readonly keys: string
}

export type FromWorker = Answer | KeysNews
