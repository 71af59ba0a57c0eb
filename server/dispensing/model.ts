/** What the ledger is told and what it answers: documents, lines and dispensings, without any of their content. */

/** A prescription as its document names itself. Ids are `root` or `root^extension`. */
export interface DocumentRef {
  readonly id: string
  /** Of all its versions; its own id when the document has none. */
  readonly setId: string
  readonly version: number
  /** Id of the document it replaces. */
  readonly replaces: string | null
}

/** What a line allows. */
export interface LineTerms {
  /** From 1, medicines first, then devices, as they stand in the document. */
  readonly line: number
  /** How often it may be dispensed: once, and its renewals. */
  readonly times: number
  /** Boxes each time; null when the document leaves it open. */
  readonly boxes: number | null
}

export const givenKinds = ['whole', 'part', 'refused'] as const
export type GivenKind = (typeof givenKinds)[number]

/** What is given on a line: all that is due this time, a part of it, or nothing, refused. */
export interface Given {
  readonly line: number
  readonly kind: GivenKind
  /** Null when it is not counted. */
  readonly boxes: number | null
}

/** What is asked for: `turn` is 0 for the first time, 1 for the first renewal… so that nobody renews unawares. */
export interface AskedLine extends Given {
  readonly turn: number
}

export interface Dispensing {
  readonly id: number
  /** The mailbox it was done for, and who did it. */
  readonly mailbox: string
  readonly identity: string
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly undoneAt: number | null
  readonly lines: readonly Given[]
}

/** A line, and how far it has been dispensed. */
export interface LineState extends LineTerms {
  /** Turns that are complete. */
  readonly done: number
  /** A turn has begun with a part; boxes given in it. */
  readonly begun: boolean
  readonly boxesGiven: number
}

export const standings = [
  'unknown',
  'dispensable',
  'partly',
  'done',
  'superseded',
  'cancelled',
] as const
/** Unknown: nobody has told this ledger of it. Partly: something was dispensed, and something still may be. */
export type LedgerStanding = (typeof standings)[number]

export interface LedgerState {
  readonly standing: LedgerStanding
  /** Its author told the ledger himself. Otherwise a pharmacy did, and what other operators' pharmacies do is not known. */
  readonly toldByAuthor: boolean
  /** Who replaced or cancelled it, and when; null while it is in force. */
  readonly ended: { readonly by: string; readonly at: number } | null
  readonly lines: readonly LineState[]
  readonly dispensings: readonly Dispensing[]
  /** What was dispensed, and not undone, on other documents that replace or are replaced by this one. */
  readonly elsewhere: readonly Dispensing[]
}

/** What was dispensed, with the ledger's own number of it, and the state after it. */
export interface Dispensed {
  readonly dispensing: number
  /** The same request had been carried out before; nothing was added now. */
  readonly repeated: boolean
  readonly state: LedgerState
}
