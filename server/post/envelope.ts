/** The envelope of a submission: who, to whom, and what notices were asked for. */

import type { Caller } from '../trust/index.js'

/** RFC 3461 parameters of a recipient, as given. */
export interface Recipient {
  readonly address: string
  readonly notify?: readonly string[]
  readonly originalRecipient?: string
}

export interface Envelope {
  readonly caller: Caller
  readonly reversePath: string
  readonly recipients: readonly Recipient[]
  /** RFC 3461 §4.3 and §4.4. */
  readonly returnContent?: 'FULL' | 'HDRS'
  readonly envelopeId?: string
  readonly utf8: boolean
  /** How it came; `http` is JMAP, whose submissions lose their Bcc fields (RFC 8621 §7.5). */
  readonly by?: 'smtp' | 'http'
  /** Largest message that the listener takes. */
  readonly limitBytes: number
  /** What the client called itself, and where it connected from, for the Received field. */
  readonly helo: string
  readonly remote: string
}

/** What is kept, sealed, of an envelope: the addresses and the notices asked for, as later deliveries need them. */
export function envelopeBytes(envelope: Envelope): Buffer {
  const { reversePath, recipients, returnContent, envelopeId } = envelope
  const kept = { v: 1, reversePath, recipients, returnContent, envelopeId }
  return Buffer.from(JSON.stringify(kept), 'utf8')
}

export const wantsSuccess = ({ notify }: Recipient): boolean => notify?.includes('SUCCESS') ?? false

export const wantsReceipt = ({ reversePath, recipients }: Envelope): boolean =>
  reversePath !== '' && recipients.some(wantsSuccess)
