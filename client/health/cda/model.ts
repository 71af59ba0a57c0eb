/** A clinical document as values: header, people, sections, narrative (HL7 CDA R2, CI-SIS minimal structure). */

import type { XmlElement } from '../xml/index.js'

/** HL7 II. */
export interface CdaId {
  readonly root: string
  readonly extension: string
}

/** HL7 CE or CD; `nullFlavor` says why there is none. */
export interface CdaCode {
  readonly code: string
  readonly system: string
  readonly display: string
  readonly nullFlavor: string
  /** The same in other systems. */
  readonly translations: readonly CdaCode[]
}

export interface CdaName {
  readonly prefix: string
  readonly given: readonly string[]
  readonly family: string
  readonly suffix: string
}

export interface CdaAddress {
  /** Street, then post code and town, as an envelope has them. */
  readonly lines: readonly string[]
  readonly postalCode: string
  readonly city: string
}

export interface CdaContact {
  readonly addresses: readonly CdaAddress[]
  /** `tel:0158432300`, `mailto:…`. */
  readonly telecoms: readonly string[]
}

export interface CdaOrganisation extends CdaContact {
  readonly ids: readonly CdaId[]
  readonly name: string
  /** Setting of practice (TRE_A01), e.g. `AMBULATOIRE`. */
  readonly setting: CdaCode | null
}

/** A person in a role: author, authenticator, performer, dispenser. */
export interface CdaPerson extends CdaContact {
  readonly ids: readonly CdaId[]
  readonly code: CdaCode | null
  /** The part this person plays here: attending physician, locum… */
  readonly function: CdaCode | null
  readonly name: CdaName | null
  /** Software that wrote by itself; its name stands in `name`. */
  readonly device: boolean
  readonly organisation: CdaOrganisation | null
  /** When this person wrote or took responsibility: HL7 TS, empty when not said. */
  readonly time: string
}

export interface CdaPatient extends CdaContact {
  readonly ids: readonly CdaId[]
  readonly birthFamily: string
  readonly birthGiven: readonly string[]
  readonly usedFamily: string
  readonly usedGiven: string
  readonly gender: CdaCode | null
  /** HL7 TS: `YYYYMMDD`. */
  readonly birthTime: string
  /** INSEE code, and name, of the place of birth. */
  readonly birthPlace: { readonly code: string; readonly city: string }
}

export interface CdaEvent {
  readonly id: CdaId | null
  readonly code: CdaCode | null
  readonly low: string
  readonly high: string
  readonly performers: readonly CdaPerson[]
}

/** `RPLC` replaces the parent, `APND` adds to it, `XFRM` is made from it. */
export interface CdaRelated {
  readonly type: string
  readonly ids: readonly CdaId[]
  readonly setId: CdaId | null
}

export interface CdaParticipant {
  readonly type: string
  readonly low: string
  readonly high: string
  readonly person: CdaPerson
}

export interface CdaHeader {
  readonly templates: readonly CdaId[]
  readonly id: CdaId
  readonly setId: CdaId | null
  readonly version: number | null
  readonly code: CdaCode | null
  readonly title: string
  /** HL7 TS. */
  readonly time: string
  readonly confidentiality: CdaCode | null
  readonly language: string
  readonly patients: readonly CdaPatient[]
  readonly authors: readonly CdaPerson[]
  readonly legalAuthenticator: CdaPerson | null
  readonly custodian: CdaOrganisation | null
  readonly recipients: readonly CdaPerson[]
  readonly participants: readonly CdaParticipant[]
  readonly events: readonly CdaEvent[]
  readonly related: readonly CdaRelated[]
  readonly facility: CdaCode | null
  /** What this document fulfils: the prescriptions of a dispensation. */
  readonly orders: readonly CdaId[]
}

export interface CdaSection {
  readonly templates: readonly CdaId[]
  readonly code: CdaCode | null
  readonly title: string
  readonly narrative: readonly Block[]
  /** The narrative as it was written, for what entries point at; null when there is none. */
  readonly text: XmlElement | null
  /** Images of the section, by the ID that `renderMultiMedia` names. */
  readonly media: readonly CdaMedia[]
  readonly entries: readonly XmlElement[]
  readonly sections: readonly CdaSection[]
}

export interface CdaMedia {
  readonly id: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** A level 1 document: a PDF or text as a whole. */
export interface CdaWhole {
  readonly mediaType: string
  readonly content: Uint8Array
}

export interface CdaDocument {
  readonly header: CdaHeader
  readonly sections: readonly CdaSection[]
  readonly whole: CdaWhole | null
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'styled'; readonly style: Style; readonly content: readonly Inline[] }
  /** Its address is shown, never followed. */
  | { readonly kind: 'link'; readonly address: string; readonly content: readonly Inline[] }
  | { readonly kind: 'media'; readonly id: string }

export type Style = 'bold' | 'italic' | 'underline' | 'superscript' | 'subscript' | 'plain'

export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly Block[])[]
    }
  | { readonly kind: 'table'; readonly caption: string; readonly rows: readonly Row[] }

export interface Row {
  readonly head: boolean
  readonly cells: readonly Cell[]
}

export interface Cell {
  readonly header: boolean
  readonly columns: number
  readonly rows: number
  readonly content: readonly Block[]
}
