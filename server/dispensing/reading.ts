/** What the ledger is told or asked, as JSON, read with every bound on it: by HTTPS, or beside a message that is sent. */

import { SaidFault } from '../base/index.js'
import {
  givenKinds,
  type AskedLine,
  type DocumentRef,
  type GivenKind,
  type LineTerms,
} from './model.js'

type Json = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const maxLines = 200
const maxText = 500
const maxCount = 1_000_000_000

const bad = (field: string): SaidFault =>
  new SaidFault('syntax', 'dispensing.bad-request', { field })

function textIn(from: Json, field: string): string {
  const value = from[field]
  if (typeof value !== 'string' || value === '' || value.length > maxText) throw bad(field)
  return value
}

const optionalTextIn = (from: Json, field: string): string | null =>
  (from[field] ?? null) === null ? null : textIn(from, field)

function countIn(from: Json, field: string, most = maxCount): number {
  const value = from[field]
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most)
    throw bad(field)
  return value
}

const optionalCountIn = (from: Json, field: string, most: number): number | null =>
  (from[field] ?? null) === null ? null : countIn(from, field, most)

function kindIn(from: Json): GivenKind {
  const kind = givenKinds.find((one) => one === from['kind'])
  if (!kind) throw bad('kind')
  return kind
}

function listIn(from: Json, field: string): readonly Json[] {
  const value = from[field]
  if (!Array.isArray(value) || value.length === 0 || value.length > maxLines) throw bad(field)
  const lines: readonly unknown[] = value
  const records = lines.filter(isRecord)
  const numbers = new Set(records.map((one) => one['line']))
  if (records.length !== lines.length || numbers.size !== lines.length) throw bad(field)
  return records
}

const lineIn = (from: Json): number => countIn(from, 'line', maxLines) || countIn({}, 'line')

/** The fields of a request, each read as what it has to be. Fault syntax, naming the field. */
export interface Body {
  text(field: string): string
  optionalText(field: string): string | null
  count(field: string): number
  document(): DocumentRef
  lines(): LineTerms[]
  give(): AskedLine[]
}

/** Fault syntax for what is no object. */
export function readBody(value: unknown): Body {
  if (!isRecord(value)) throw bad('JSON')
  return {
    text: (field) => textIn(value, field),
    optionalText: (field) => optionalTextIn(value, field),
    count: (field) => countIn(value, field),
    document: () => documentIn(value['document']),
    lines: () =>
      listIn(value, 'lines').map((from) => ({
        line: lineIn(from),
        times: countIn(from, 'times', 1000) || countIn({}, 'times'),
        boxes: optionalCountIn(from, 'boxes', 10_000),
      })),
    give: () =>
      listIn(value, 'give').map((from) => ({
        line: lineIn(from),
        turn: countIn(from, 'turn', 1000),
        kind: kindIn(from),
        boxes: optionalCountIn(from, 'boxes', 10_000),
      })),
  }
}

function documentIn(value: unknown): DocumentRef {
  if (!isRecord(value)) throw bad('document')
  return {
    id: textIn(value, 'id'),
    setId: textIn(value, 'setId'),
    version: countIn(value, 'version', 1_000_000),
    replaces: optionalTextIn(value, 'replaces'),
  }
}
