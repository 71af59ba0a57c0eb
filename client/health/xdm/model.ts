/** What an XDM package says, as values: national names of CI-SIS, forms of IHE ITI TF-3 §4.2. */

/** A value of a code system; `system` is an OID in France. */
export interface Code {
  readonly code: string
  readonly system: string
  readonly display: string
}

/** HL7 CX: an identifier and the authority that gave it. */
export interface AssignedId {
  readonly value: string
  /** OID of the assigning authority. */
  readonly authority: string
  /** `NH` for the INS, `PI` for a local number. */
  readonly type: string
}

/** HL7 XCN. */
export interface Person {
  readonly id: string
  readonly family: string
  readonly given: string
  readonly authority: string
  /** `IDNPS`, `EI`. */
  readonly idType: string
}

/** HL7 XON. */
export interface Institution {
  readonly name: string
  readonly id: string
  readonly authority: string
}

export interface Author {
  readonly person: Person | null
  readonly institutions: readonly Institution[]
  readonly roles: readonly string[]
  readonly specialties: readonly Code[]
}

/** PID-5, PID-7, PID-8 and PID-11 of sourcePatientInfo. */
export interface PatientInfo {
  readonly names: readonly PatientName[]
  /** `YYYYMMDD` */
  readonly birthDate: string
  readonly sex: string
  /** INSEE code of the place of birth. */
  readonly birthPlace: string
}

export interface PatientName {
  readonly family: string
  readonly given: string
  readonly otherGiven: string
  /** `L` name of birth, `D` name in use. */
  readonly use: string
}

/** The letter of the slot `urn:action:extraMetadataSlot`. */
export type DocumentAction = 'create' | 'replace' | 'delete'

export interface DocumentEntry {
  /** `urn:uuid:…`, or an id of the package only. */
  readonly entryId: string
  readonly logicalId: string
  readonly status: string
  readonly action: DocumentAction
  readonly mimeType: string
  /** SHA-1 in lower-case hexadecimal; empty when not given. */
  readonly hash: string
  readonly size: number | null
  /** As the metadata give it, relative to the folder of METADATA.XML. */
  readonly uri: string
  readonly title: string
  readonly comments: string
  /** UTC, `YYYYMMDDhhmmss` or a beginning of it. */
  readonly creationTime: string
  readonly serviceStartTime: string
  readonly serviceStopTime: string
  readonly languageCode: string
  readonly authors: readonly Author[]
  readonly legalAuthenticator: Person | null
  readonly sourcePatientId: AssignedId | null
  readonly sourcePatientInfo: PatientInfo
  readonly patientId: AssignedId | null
  readonly uniqueId: string
  readonly classCode: Code | null
  readonly typeCode: Code | null
  readonly formatCode: Code | null
  readonly practiceSetting: Code | null
  readonly facilityType: Code | null
  readonly confidentiality: readonly Code[]
  readonly eventCodes: readonly Code[]
  readonly referenceIds: readonly string[]
  /** Entry ids of the documents that this one replaces (association RPLC). */
  readonly replaces: readonly string[]
  /** Entry ids of the documents that this one signs (association signs). */
  readonly signs: readonly string[]
}

export interface SubmissionSet {
  readonly entryId: string
  readonly status: string
  readonly submissionTime: string
  readonly title: string
  readonly comments: string
  readonly patientId: AssignedId | null
  readonly sourceId: string
  readonly uniqueId: string
  readonly contentType: Code | null
  readonly authors: readonly Author[]
  readonly intendedRecipients: readonly string[]
}

/** Something that a package does otherwise than the rules say. */
export interface Flaw {
  /** A key of the catalogue: `xdm.flaw.hash`… */
  readonly rule: XdmFlaw
  /** `fault`: do not trust it; `warning`: readable, but wrong; `note`: a rule of form. */
  readonly weight: 'fault' | 'warning' | 'note'
  /** The file it is about. */
  readonly path: string
  readonly values: Readonly<Record<string, string>>
}

export type XdmFlaw =
  | 'folder'
  | 'index-missing'
  | 'readme-missing'
  | 'readme-form'
  | 'name-form'
  | 'metadata-missing'
  | 'metadata-unreadable'
  | 'no-submission-set'
  | 'no-documents'
  | 'document-missing'
  | 'document-unlisted'
  | 'hash'
  | 'hash-missing'
  | 'size'
  | 'size-missing'
  | 'field-missing'
  | 'two-patients'
  | 'reference'
  | 'nested'

export interface XdmDocument {
  readonly entry: DocumentEntry
  /** Path in the package; null when the file is not there. */
  readonly path: string | null
  readonly sizeBytes: number
  /** `true` when hash and size are those of the metadata. */
  readonly intact: boolean
  /** The document, byte for byte. Fault not-found when the package does not hold it. */
  read(): Promise<Uint8Array>
}

export interface XdmPackage {
  readonly submissionSets: readonly SubmissionSet[]
  readonly documents: readonly XdmDocument[]
  /** Every file, in the order of the package. */
  readonly files: readonly { readonly path: string; readonly sizeBytes: number }[]
  readonly flaws: readonly Flaw[]
}
