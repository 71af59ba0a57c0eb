/** What trust asks of the certificate directory and of the audit log. */

import type { Directory, ForeignTrust, LoadedTrust } from '../../pki/index.js'
import type { AuditEvent } from '../audit/index.js'

/** The directory's word. Every answer is of now: nothing is remembered between calls but by trust itself. */
export interface TrustDirectory extends Pick<Directory, 'standing' | 'mailboxesFor' | 'revision'> {
  /** Differs after every write to the directory, whoever made it; asked several times a second. */
  changes(): number
  /** What was decided about a certificate of others, a note of one that waits to be, and the word of responders. */
  readonly foreign: Pick<ForeignTrust, 'claim' | 'noteClaim' | 'answers'>
  /** Anchors, issuing authorities and the current lists. */
  material(): Promise<LoadedTrust>
}

/** Writes one event to the audit log, in a unit of work of its own. */
export type RecordEvent = (event: AuditEvent) => Promise<void>
