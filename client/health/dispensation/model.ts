/** A dispensation as a pharmacist thinks of it; its document is composed from it (eDISP-MED 2024.01), and read back. */

import type { Medicine, PrescribedPatient, PrescribingProfessional } from '../prescription/index.js'

export const outcomes = ['whole', 'part', 'refused'] as const
/** All that was due, a part of it, or nothing. */
export type Outcome = (typeof outcomes)[number]

export interface DispensedLine {
  /** Of the prescription, from 1. */
  readonly line: number
  /** Id of the prescription's entry; empty when it has none. */
  readonly entryId: string
  /** As it was prescribed. */
  readonly prescribed: string
  readonly outcome: Outcome
  /** What was handed over; what was prescribed when it was refused. */
  readonly given: Medicine
  /** Boxes; 0 when it was refused. */
  readonly boxes: number
  /** Another medicine than the one prescribed. */
  readonly substituted: boolean
  /** 0 the first time, 1 for the first renewal… */
  readonly renewal: number
  /** Why it was refused, given in part or replaced; or another word of the pharmacist. */
  readonly note: string
}

export interface Dispensation {
  /** OIDs of the document, and of all its versions. */
  readonly id: string
  readonly setId: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** The document that was dispensed, `root` or `root^extension`, and its number. */
  readonly prescription: { readonly id: string; readonly number: string }
  readonly patient: PrescribedPatient
  /** Null when the prescription names none by a national number. */
  readonly prescriber: PrescribingProfessional | null
  /** When it was prescribed; null when the prescription does not say. */
  readonly prescribedAt: number | null
  readonly pharmacist: PrescribingProfessional
  readonly lines: readonly DispensedLine[]
}

/** What a dispensation that was received says. */
export interface ReadDispensation {
  readonly id: string
  readonly at: number | null
  /** Ids of the documents that were dispensed. */
  readonly prescriptions: readonly string[]
  readonly number: string
  readonly pharmacist: string
  readonly pharmacy: string
  readonly lines: readonly Omit<DispensedLine, 'line' | 'renewal'>[]
}
