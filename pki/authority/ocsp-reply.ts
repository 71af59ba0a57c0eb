/** What the parts of the OCSP responder share: what they work with, and what goes back. */

import type { Clock } from '../../server/base/index.js'
import type { KeyVault, PkiStore } from '../directory/index.js'
import type { OcspStatus } from '../x509/index.js'

/** What goes back. Times are milliseconds since the epoch. */
export interface OcspReply {
  readonly der: Buffer
  readonly status: OcspStatus
  /** Given when a cache between us and others may keep it (RFC 5019 §6). */
  readonly cache: { readonly producedAt: number; readonly nextUpdate: number } | undefined
}

export interface OcspDeps {
  readonly store: PkiStore
  readonly vault: KeyVault
  readonly clock: Clock
}
