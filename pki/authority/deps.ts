/** What the authority works with, given by the composition root. */

import type { Clock, Random } from '../../server/base/index.js'
import type { KeyVault, PkiStore } from '../directory/index.js'
import type { Profile } from '../profiles/index.js'
import type { Signers } from './signers.js'

export interface AuthorityDeps {
  readonly store: PkiStore
  /** Wraps the keys that are kept in the store. */
  readonly vault: KeyVault
  /** Opens the keys of authorities, wherever they are. */
  readonly signers: Signers
  readonly clock: Clock
  readonly random: Random
  readonly settings: {
    /** Domains in which mailboxes may be created, lower case. */
    readonly mailDomains: readonly string[]
    /** Where lists are fetched and OCSP is asked, as `http://pki.hospital.fr:4480`; left out of certificates when absent. */
    readonly publicUrl?: string
  }
}

const minuteMs = 60_000
export const dayMs = 24 * 60 * minuteMs
/** Certificates begin a little in the past, for peers whose clock is slow. */
export const skewMs = 5 * minuteMs
export const crlLifetimeMs = 7 * dayMs
/** Of a root whose key has to be fetched from a safe: a year, so that a ceremony a year keeps everything going. */
export const offlineCrlLifetimeMs = 365 * dayMs

/** Positive, 16 octets, 126 random bits (RFC 5280 §4.1.2.2). */
export function randomSerial({ random }: Pick<AuthorityDeps, 'random'>): string {
  const octets = random.bytes(16)
  octets[0] = ((octets[0] ?? 0) & 0x3f) | 0x40
  return octets.toString('hex')
}

/** Certificates count whole seconds. */
export const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000

/** When a certificate of `profile` that is made at `ms` ends. */
export const endOf = (ms: number, { days, years }: Profile): number =>
  days === undefined ? yearsAfter(ms, years) : ms + days * dayMs

export function yearsAfter(ms: number, years: number): number {
  const date = new Date(ms)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.getTime()
}
