/** What a message is about, as a person's list of messages shows it: a vocabulary that the domain keeps and readers fill in. */

export const gistKinds = [
  'prescription',
  'dispensation',
  'result',
  'report',
  'letter',
  'patient-reply',
  'notice',
] as const
export type GistKind = (typeof gistKinds)[number]

/** As the document says; from the subject line alone when there is no document to read. */
export interface GistPatient {
  /** Matricule INS, fifteen characters; null when not told. */
  readonly ins: string | null
  readonly family: string
  readonly given: string
  /** `YYYY-MM-DD`; null when not told. */
  readonly birthDate: string | null
  readonly sex: 'M' | 'F' | null
}

/** The verdict of the moment it was looked at. */
export interface GistSignature {
  readonly level: 'green' | 'amber' | 'red'
  /** Who signed, as people read it; null when nobody did. */
  readonly signer: string | null
  readonly profession: string | null
  /** Name of the gravest reason that it is not greener: `verdict.LEVEL.NAME`. */
  readonly reason: string | null
  /** Milliseconds since the epoch. */
  readonly judgedAt: number
}

/** A prescription as its document names itself, for the dispensing ledger. */
export interface GistDocument {
  readonly id: string
  readonly setId: string
  readonly version: number
  readonly replaces: string | null
}

/** RFC 9219 §4, without what only this moment tells. */
export const smimeStatuses = [
  'unknown',
  'signed',
  'signed/verified',
  'signed/failed',
  'encrypted+signed/verified',
  'encrypted+signed/failed',
] as const

export interface Gist {
  readonly kind: GistKind
  readonly patient: GistPatient | null
  /** Titles of the documents inside. */
  readonly titles: readonly string[]
  /** Names of the medicines prescribed or dispensed. */
  readonly medicines: readonly string[]
  readonly urgent: boolean
  /** Closed to an answer by its sender (X-MSS-MES). */
  readonly closed: boolean
  /** End to end encrypted: what is inside is for its reader alone to know. */
  readonly sealed: boolean
  /** Null for what nobody signed and nobody had to. */
  readonly signature: GistSignature | null
  readonly prescriptions: readonly GistDocument[]
  /** Null when the message is no S/MIME. */
  readonly smime: {
    readonly status: (typeof smimeStatuses)[number]
    readonly errors: readonly string[]
  } | null
}

export const plainGist: Gist = {
  kind: 'letter',
  patient: null,
  titles: [],
  medicines: [],
  urgent: false,
  closed: false,
  sealed: false,
  signature: null,
  prescriptions: [],
  smime: null,
}
