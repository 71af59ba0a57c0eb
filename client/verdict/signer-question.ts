/** What judging a signer needs and gives. */

import type { Certificate, Crl } from '../../pki/index.js'
import type { Note, Reason, SignedAt, Signer } from './model.js'

/** What a signer is judged by. */
export interface SignerTrust {
  /** Authorities that are believed. None: nobody is, and the verdict says so. */
  readonly anchors: readonly Certificate[]
  /** Issuing authorities that we know; the signer may bring others. */
  readonly intermediates: readonly Certificate[]
  /** Whole revocation lists, as new as can be had; their signatures are checked here. */
  readonly lists: readonly Crl[]
}

/** When the signature existed at the latest, by somebody else than its author. Milliseconds since the epoch. */
export interface ProvenTime {
  readonly at: number
  readonly toldBy: 'gateway' | 'authority'
}

export interface SignerQuestion {
  readonly certificate: Certificate
  /** Certificates that came with the signature; none of them is trusted. */
  readonly presented: readonly Certificate[]
  readonly trust: SignerTrust
  /** As the author says, milliseconds since the epoch. */
  readonly claimedAt: number | null
  readonly proven: ProvenTime | null
  readonly now: number
}

export interface JudgedSigner {
  readonly signer: Signer
  readonly signedAt: SignedAt | null
  readonly reasons: readonly Reason[]
  readonly notes: readonly Note[]
}
