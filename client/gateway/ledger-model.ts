/** What the gateway's dispensing ledger is told and answers, as this side of the wire sees it. */

import { PhrasedFault } from '../../server/base/index.js'

/** A prescription as its document names itself. Ids are `root` or `root^extension`. */
export interface LedgerDocument {
  readonly id: string
  /** Of all its versions; its own id when the document has none. */
  readonly setId: string
  readonly version: number
  /** Id of the document it replaces. */
  readonly replaces: string | null
}

/** What a line allows: how often, renewals included, and how many boxes each time (null: not said). */
export interface LedgerTerms {
  readonly line: number
  readonly times: number
  readonly boxes: number | null
}

export interface LedgerGiven {
  readonly line: number
  readonly kind: 'whole' | 'part' | 'refused'
  readonly boxes: number | null
}

export interface LedgerLine extends LedgerTerms {
  readonly done: number
  readonly begun: boolean
  readonly boxesGiven: number
}

export interface LedgerDispensing {
  readonly id: number
  readonly mailbox: string
  readonly identity: string
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly undoneAt: number | null
  readonly lines: readonly LedgerGiven[]
}

export const ledgerStandings = [
  'unknown',
  'dispensable',
  'partly',
  'done',
  'superseded',
  'cancelled',
] as const
export type LedgerStanding = (typeof ledgerStandings)[number]

export interface LedgerState {
  readonly standing: LedgerStanding
  /** False: nobody vouches that pharmacies of other operators have not dispensed it. */
  readonly toldByAuthor: boolean
  readonly ended: { readonly by: string; readonly at: number } | null
  readonly lines: readonly LedgerLine[]
  readonly dispensings: readonly LedgerDispensing[]
  /** On other documents that replace this one or are replaced by it. */
  readonly elsewhere: readonly LedgerDispensing[]
}

export interface LedgerDispensed {
  readonly dispensing: number
  readonly repeated: boolean
  readonly state: LedgerState
}

type Json = Readonly<Record<string, unknown>>

const strange = (): PhrasedFault => new PhrasedFault('unavailable', 'ledger.silent')

function record(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw strange()
  return value as Json
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw strange()
  return value
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw strange()
  return value
}

function count(value: unknown): number {
  if (typeof value !== 'number') throw strange()
  return value
}

const orNull = <T>(value: unknown, read: (value: unknown) => T): T | null =>
  value === null ? null : read(value)

function givenOf(value: unknown): LedgerGiven {
  const { line, kind, boxes } = record(value)
  if (kind !== 'whole' && kind !== 'part' && kind !== 'refused') throw strange()
  return { line: count(line), kind, boxes: orNull(boxes, count) }
}

function dispensingOf(value: unknown): LedgerDispensing {
  const { id, mailbox, identity, name, at, undoneAt, lines } = record(value)
  return {
    ...{ id: count(id), mailbox: text(mailbox), identity: text(identity), name: text(name) },
    ...{ at: count(at), undoneAt: orNull(undoneAt, count), lines: list(lines).map(givenOf) },
  }
}

function lineOf(value: unknown): LedgerLine {
  const { line, times, boxes, done, begun, boxesGiven } = record(value)
  return {
    ...{ line: count(line), times: count(times), boxes: orNull(boxes, count) },
    ...{ done: count(done), begun: begun === true, boxesGiven: count(boxesGiven) },
  }
}

/** Fault unavailable when it is no answer of a ledger. */
export function readLedgerState(value: unknown): LedgerState {
  const from = record(value)
  const standing = ledgerStandings.find((one) => one === from['standing'])
  if (!standing) throw strange()
  return {
    standing,
    toldByAuthor: from['toldByAuthor'] === true,
    ended: orNull(from['ended'], (ended) => {
      const { by, at } = record(ended)
      return { by: text(by), at: count(at) }
    }),
    lines: list(from['lines']).map(lineOf),
    dispensings: list(from['dispensings']).map(dispensingOf),
    elsewhere: list(from['elsewhere']).map(dispensingOf),
  }
}

/** Fault unavailable when it is no answer of a ledger. */
export function readDispensed(value: unknown): LedgerDispensed {
  const { dispensing, repeated, state } = record(value)
  return {
    dispensing: count(dispensing),
    repeated: repeated === true,
    state: readLedgerState(state),
  }
}
