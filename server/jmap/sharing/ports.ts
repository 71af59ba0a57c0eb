/** What sharing asks of the directory: who opens the same mailboxes as a caller, and what he was given and lost. */

import type { Action, Caller } from '../../trust/index.js'

/** Somebody of the directory, as those see him who open a mailbox with him. */
export interface Sharer {
  /** `rpps:…`, `finess:…`. */
  readonly identity: string
  readonly kind: 'individual' | 'group' | 'other'
  readonly name: string
  /** Profession or town. */
  readonly description: string | null
  /** An address of his that the caller may know of. */
  readonly email: string | null
  /** Addresses of his mailboxes that the caller opens. */
  readonly opened: readonly string[]
}

export interface Sharee {
  readonly identity: string
  readonly actions: readonly Action[]
}

/** What a caller may do with a mailbox of somebody else became another thing. */
export interface RightsChange {
  /** Letters and digits; says nothing. */
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly address: string
  /** Whose mailbox it is. */
  readonly name: string
  readonly before: readonly Action[]
  readonly after: readonly Action[]
}

export interface SharingPorts {
  /** The caller, owners of the mailboxes he opens, and who else opens those that he manages. */
  principals(this: void, caller: Caller): Promise<readonly Sharer[]>
  /** Who opens a mailbox beside its owner. */
  sharees(this: void, address: string): Promise<readonly Sharee[]>
  /** Newest first, at most fifty. */
  changes(this: void, caller: Caller): Promise<readonly RightsChange[]>
}
