/** What revocation asks of the store: the lists as they were signed, what changed since, and who signs OCSP answers. */

import type { AuthorityName } from '../profiles/index.js'

/** `delta`: what changed since a full one (RFC 5280 §5.2.4). */
export type CrlKind = 'full' | 'delta'

export interface CrlHead {
  readonly number: number
  /** Milliseconds since the epoch. */
  readonly nextUpdate: number
}

export interface StoredCrl extends CrlHead {
  readonly der: Buffer
}

/** A full list that somebody may still hold. */
export interface CrlBase extends CrlHead {
  /** Of the changes of `AuthorityRecord.revocations`, those that it tells of. */
  readonly revocations: number
}

export interface CrlsTable {
  /** Without the list itself, which may be large. */
  head(authority: AuthorityName, kind: CrlKind): Promise<CrlHead | undefined>
  get(authority: AuthorityName, kind: CrlKind): Promise<StoredCrl | undefined>
  /** Stores a list unless a later number is there. */
  set(authority: AuthorityName, kind: CrlKind, crl: StoredCrl): Promise<boolean>
  addBase(authority: AuthorityName, base: CrlBase): Promise<void>
  /** Oldest first. */
  bases(authority: AuthorityName): Promise<CrlBase[]>
  /** Forgets bases that ended before `at`, and changes that every base left tells of. */
  forget(authority: AuthorityName, at: number): Promise<void>
  /** Serial numbers that changed after the count `from`, until `to` included, once each. */
  changes(authority: AuthorityName, from: number, to: number): Promise<string[]>
}

/** The certificate and key that sign OCSP answers for one authority. */
export interface ResponderRecord {
  readonly authority: AuthorityName
  readonly serial: string
  /** Milliseconds since the epoch. */
  readonly notBefore: number
  readonly notAfter: number
  readonly certificate: Buffer
  /** As the vault wrapped it. */
  readonly wrappedKey: Buffer
}

export interface RespondersTable {
  get(authority: AuthorityName): Promise<ResponderRecord | undefined>
  /** Replaces the one that is there. */
  set(record: ResponderRecord): Promise<void>
}
