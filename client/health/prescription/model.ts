/** An e-prescription as a prescriber thinks of it; the clinical document is composed from it (eP-MED-DM 2024.01). */

import type { Ins } from '../ins.js'

export interface PostalAddress {
  /** Number and street. */
  readonly street: string
  readonly postalCode: string
  readonly city: string
}

export interface PrescribedPatient {
  /** Left out of the document unless the identity is qualified (Référentiel INS: no matricule without its traits). */
  readonly ins: Ins | null
  readonly qualified: boolean
  /** Number in the prescriber's own files. */
  readonly localId: { readonly value: string; readonly authority: string } | null
  readonly birthFamily: string
  /** All first names of birth, the first one first. */
  readonly birthGiven: readonly string[]
  readonly usedFamily: string
  readonly usedGiven: string
  readonly sex: 'M' | 'F' | 'U'
  /** `YYYYMMDD` */
  readonly birthDate: string
  /** INSEE code of the place, 99999 when unknown. */
  readonly birthPlace: { readonly code: string; readonly city: string }
  readonly address: PostalAddress | null
  readonly phone: string | null
}

/** A health professional as the directory has them. */
export interface PrescribingProfessional {
  readonly rpps: string
  readonly civility: 'M' | 'MME'
  readonly family: string
  readonly given: string
  /** Profession and qualification: `G15_10/SM26`. */
  readonly specialty: { readonly code: string; readonly display: string }
  readonly structure: Structure
}

export interface Structure {
  /** idNatStruct: `1` + FINESS, `3` + SIRET. */
  readonly id: string
  readonly name: string
  readonly address: PostalAddress
  readonly phone: string
}

export interface Medicine {
  /** As it is to be read: `PARACETAMOL MYLAN 500 mg, comprimé`. */
  readonly name: string
  /** 8 digits; null when prescribed by its common name. */
  readonly cis: string | null
  /** 13 digits and its wording, of one presentation. */
  readonly cip13: { readonly code: string; readonly display: string } | null
}

/** Dose in plain numbers, for software that reads it; the sentence says the same. */
export interface StructuredDose {
  readonly low: number
  readonly high: number
  /** UCUM, or `{tablet}` and the like. */
  readonly unit: string
  /** Hours between two doses. */
  readonly everyHours: number
}

export interface MedicineLine {
  readonly medicine: Medicine
  /** The sentence that patient and pharmacist read. */
  readonly posology: string
  readonly dose: StructuredDose | null
  /** EDQM code: `20053000`, Voie orale. */
  readonly route: { readonly code: string; readonly display: string } | null
  /** Days, the first one included. */
  readonly days: number | null
  readonly renewals: number
  /** Boxes to dispense; null leaves it to the pharmacist. */
  readonly boxes: number | null
  /** Why no substitution is allowed; null when it is. */
  readonly noSubstitution: string | null
  readonly longTermIllness: boolean
  readonly workAccident: boolean
  readonly prevention: boolean
  readonly notReimbursed: boolean
  readonly offLabel: boolean
  readonly patientInstruction: string
  readonly dispenserInstruction: string
}

export interface DeviceLine {
  readonly name: string
  /** EMDN and LPP codes. */
  readonly emdn: { readonly code: string; readonly display: string } | null
  readonly lpp: string | null
  readonly quantity: number
  readonly days: number | null
  readonly renewals: number
  readonly longTermIllness: boolean
  readonly workAccident: boolean
  readonly prevention: boolean
  readonly notReimbursed: boolean
}

/** What the whole prescription is marked as (TerminologieCISIS). */
export const prescriptionMarks = {
  bizone: ['MED-1096', 'Prescription bizone'],
  exception: ['MED-1097', "Prescription médicaments d'exception"],
  secured: ['MED-1098', 'Ordonnance sécurisée'],
  equipment: ['MED-1132', 'Prescription grand appareillage'],
  atHome: ['MED-1094', 'Exécution à domicile'],
  urgent: ['MED-1095', 'Exécution en urgence'],
  military: ['MED-1159', 'Affection militaire'],
} as const

export type PrescriptionMark = keyof typeof prescriptionMarks

export interface Prescription {
  /** 18 characters: a test number, said to be so. */
  readonly number: string
  /** OID of the document, of all its versions, and the version. */
  readonly id: string
  readonly setId: string
  readonly version: number
  /** The document that this one replaces. */
  readonly replaces: string | null
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Until when it may be dispensed. */
  readonly until: number | null
  readonly patient: PrescribedPatient
  readonly prescriber: PrescribingProfessional
  /** The professional whom a locum stands in for. */
  readonly replaced: PrescribingProfessional | null
  /** Who the patient wants to be served by. */
  readonly dispenser: Structure | null
  readonly marks: readonly PrescriptionMark[]
  readonly medicines: readonly MedicineLine[]
  readonly devices: readonly DeviceLine[]
  readonly comment: string
  /** The copy for people, PDF/A-1. */
  readonly pdf: Uint8Array
}

/** What is printed: all of the prescription but the copy itself. */
export type Printed = Omit<Prescription, 'pdf'>
