/** A prescription read back from a document: what software may count on, what people read, and where the two differ. */

import type { CdaPatient, CdaPerson } from '../cda/index.js'
import type { DeviceLine, MedicineLine, PrescriptionMark } from './model.js'

/** What entries and narrative do not agree on, or leave out. Never a reason to hide the narrative. */
export type Doubt =
  /** The entry points at words that are not there, or at none. */
  | { readonly kind: 'not-shown'; readonly line: number }
  /** The narrative says another name, quantity, number of renewals or duration than the entry. */
  | {
      readonly kind: 'name' | 'boxes' | 'renewals' | 'days'
      readonly line: number
      readonly shown: string
      readonly coded: string
    }
  /** A table or list of the section that no entry stands for. */
  | { readonly kind: 'narrative-only'; readonly shown: string }
  /** Something of the header that a prescription has to say: number, date, author, patient. */
  | {
      readonly kind: 'missing'
      readonly what: 'number' | 'date' | 'author' | 'patient' | 'setId' | 'lines'
    }

interface ReadLine {
  /** From 1, medicines first, then devices, as ledgers and dispensings count them. */
  readonly line: number
  /** Id of the entry, empty when it has none. */
  readonly entryId: string
}

export interface ReadMedicineLine extends MedicineLine, ReadLine {
  /** Médicabase: the virtual medicine; null when not coded. */
  readonly virtual: { readonly code: string; readonly display: string } | null
  /** What is to be dispensed when it is counted in something else than boxes. */
  readonly quantity: { readonly value: number; readonly unit: string } | null
  /** When the treatment begins: `YYYYMMDD`, or empty. */
  readonly from: string
  readonly precondition: string
}

export interface ReadDeviceLine extends DeviceLine, ReadLine {}

export interface ReadPrescription {
  /** Number of the prescription; empty when it has none. */
  readonly number: string
  /** `root` or `root^extension`. */
  readonly id: string
  /** Its own id when the document names no set. */
  readonly setId: string
  readonly version: number
  readonly replaces: string | null
  /** Milliseconds since the epoch; null when not said. */
  readonly at: number | null
  readonly until: number | null
  readonly patient: CdaPatient | null
  /** The first author who is a person. */
  readonly prescriber: CdaPerson | null
  /** `rpps:…` of the prescriber, or null. */
  readonly author: string | null
  readonly replaced: CdaPerson | null
  readonly dispenser: CdaPerson | null
  readonly marks: readonly PrescriptionMark[]
  readonly medicines: readonly ReadMedicineLine[]
  readonly devices: readonly ReadDeviceLine[]
  readonly comment: string
  /** The copy for people, when there is one. */
  readonly pdf: Uint8Array | null
  readonly doubts: readonly Doubt[]
}
