/** A prescription as it arrived at a counter: judged, what it ends, and why it might not be dispensed. */

import type { LedgerDocument } from '../../gateway/index.js'
import {
  ledgerEntryOf,
  type AssessedDocument,
  type LedgerEntryOf,
  type ReadPrescription,
} from '../../health/index.js'
import type { Assurance } from '../../verdict/index.js'

export interface ArrivedDocument {
  readonly assessed: AssessedDocument
  /** The verdict on the message whose signature covers its package, metadata too; null when none does. */
  readonly cover: Assurance | null
}

const prescriptionType = '57833-6'

/** By its type in the header. */
export const isPrescription = ({ assessed: { document } }: ArrivedDocument): boolean =>
  document.header.code?.code === prescriptionType

/** What a pharmacy that was sent a document tells the ledger of it. */
export type Ending =
  | { readonly kind: 'cancels'; readonly document: LedgerDocument; readonly author: string }
  | { readonly kind: 'replaces'; readonly entry: LedgerEntryOf; readonly author: string }

/**
 * What ends another document: a replacement that its author signed, a cancellation whose message he signed; null when it
 * ends none, or is not to be believed.
 */
export function endingOf(
  prescription: ReadPrescription,
  { assessed, cover }: ArrivedDocument,
): Ending | null {
  const { author } = prescription
  const { assurance, entry: packed } = assessed
  if (author === null || assurance.signer?.identity !== author) return null
  const entry = ledgerEntryOf(prescription)
  if (packed?.action === 'delete') {
    // The document may be an old one: that it is withdrawn is said by its package, which only the message's signature covers.
    if (cover?.level !== 'green' || cover.signer?.identity !== author) return null
    if (!assurance.reasons.every(({ name }) => name === 'withdrawn')) return null
    return { kind: 'cancels', document: entry.document, author }
  }
  if (assurance.level !== 'green' || entry.document.replaces === null) return null
  return { kind: 'replaces', entry, author }
}

/** Why a person has to give a reason first, or, without a patient, cannot dispense at all. */
export type Objection =
  { readonly kind: 'no-patient' | 'red' } | { readonly kind: 'too-old'; readonly until: number }

/**
 * What stands against dispensing it at `now` (ms since the epoch), the gravest; null for nothing. What its author
 * withdrew or replaced is the ledger's to refuse, and nobody's to overrule.
 */
export function objectionTo(
  { patient, until }: Pick<ReadPrescription, 'patient' | 'until'>,
  { level }: Pick<Assurance, 'level'>,
  now: number,
): Objection | null {
  if (!patient) return { kind: 'no-patient' }
  if (level === 'red') return { kind: 'red' }
  return until !== null && until < now ? { kind: 'too-old', until } : null
}
