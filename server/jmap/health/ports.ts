/** What the health capability asks of the rest of the gateway. */

import type { GistDocument } from '../../base/index.js'
import type { Caller } from '../../trust/index.js'

/** Who stands behind an address, by the directory. */
export interface Correspondent {
  readonly name: string
  /** In French, as certificates have it; null for an organisation. */
  readonly profession: string | null
  /** Town; null when the directory does not say. */
  readonly place: string | null
}

/** How far a prescription has been dispensed. */
export interface DispensingFacts {
  readonly state: 'unknown' | 'dispensable' | 'partly' | 'done' | 'superseded' | 'cancelled'
  /** Of the last dispensing, or of its end; milliseconds since the epoch. */
  readonly at: number | null
  readonly by: string | null
}

export interface HealthPorts {
  correspondent(address: string): Promise<Correspondent | null>
  /** Null when this caller may not know it for this mailbox. */
  dispensing(
    caller: Caller,
    mailbox: string,
    document: GistDocument,
  ): Promise<DispensingFacts | null>
  /** What the ledger is told of a prescription once its message has gone, as text to be kept. Fault syntax. */
  word(caller: Caller, given: unknown): string
  /** Every dispensing of it that was not undone; none when this caller may not know. */
  dispensings(
    caller: Caller,
    mailbox: string,
    document: GistDocument,
  ): Promise<readonly { readonly mailbox: string; readonly at: number }[]>
}
