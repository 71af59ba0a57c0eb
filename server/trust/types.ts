/** Who speaks to us, as every door sees it: no certificate beyond this room. */

import type { TLSSocket } from 'node:tls'
import type { AdministratorRole } from '../../pki/index.js'
import type { Denial, Verdict } from '../base/index.js'

export type ListenerName = 'submission' | 'imap' | 'https'

export type Action = 'read' | 'send' | 'manage'

/** An authenticated and listed identity. */
export interface Caller {
  /** `rpps:10100997245`, `finess:750803447`, `siret:…`, `application:…`. */
  readonly identity: string
  readonly kind: 'professional' | 'organisation' | 'application'
  /** For people: `Dr Camille MARTIN (médecin)`. */
  readonly displayName: string
  readonly certificate: {
    readonly serial: string
    readonly fingerprint: string
    readonly subject: string
    readonly notAfter: number
  }
  /** What this identity may open, its own first. */
  readonly mailboxes: readonly CallerMailbox[]
  /** What it administers; none for nearly everybody. */
  readonly roles: readonly AdministratorRole[]
  /** The one mailbox it may do anything with, for a program that came with a token; left out for people. */
  readonly only?: string
}

export interface CallerMailbox {
  readonly address: string
  readonly type: 'PER' | 'ORG' | 'APP' | 'CAB'
  /** Identity of whose it is. */
  readonly owner: string
  readonly actions: readonly Action[]
}

/** A live session that must end when its caller is no longer admitted. */
export interface Watch {
  readonly caller: Caller
  /** Called once, within a second of the revocation; the session closes itself. */
  end(denial: Denial): void
  /** Called each time the caller may do more than before, with what he is now; the session may go on as him. */
  gained?(now: Caller): void
}

export interface Trust {
  /** Judges a finished TLS handshake: chain, dates, revocation, profile, directory. Denials are logged and audited here. */
  admit(socket: TLSSocket, listener: ListenerName): Promise<Verdict<Caller>>
  /** May this caller do that with this mailbox, now? Denials are audited. */
  decide(caller: Caller, action: Action, address: string): Promise<Verdict>
  /** Registers a live session; returns the way to leave. */
  watch(watch: Watch): () => void
}
