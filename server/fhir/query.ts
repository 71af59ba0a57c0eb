/** The parameters of a search as they were asked, understood or refused. */

import { limits } from '../base/index.js'
import { FhirProblem } from './outcome.js'
import {
  either,
  every,
  splitValues,
  type Criterion,
  type Parameter,
} from './parameters/criterion.js'
import { includes, parameters } from './parameters/index.js'
import type { ResourceType } from './types.js'

export interface Query {
  readonly criterion: Criterion
  readonly count: number
  /** The number of the entry that the last page ended with. */
  readonly after: number
  readonly includes: ReadonlySet<string>
  /** What was understood, as it is repeated in the links of the bundle; without the page. */
  readonly understood: URLSearchParams
}

const defaultCount = 20
/** Asked for the form of the answer; there is one form. */
const formal = new Set(['_format', '_pretty', '_total', '_summary'])
const shortestPart = 3

const refuse = (phrase: ConstructorParameters<typeof FhirProblem>[2], values = {}): FhirProblem =>
  new FhirProblem(400, 'invalid', phrase, values)

/** Where a page begins; nobody needs to read it. */
export const pageToken = (after: number): string =>
  Buffer.from(`p${after.toString(36)}`).toString('base64url')

function readToken(text: string): number {
  const plain = Buffer.from(text, 'base64url').toString('latin1')
  const after = /^p[0-9a-z]{1,10}$/.test(plain) ? parseInt(plain.slice(1), 36) : NaN
  if (!Number.isSafeInteger(after) || pageToken(after) !== text) throw refuse('fhir.bad-page')
  return after
}

function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw refuse('fhir.bad-count', { text })
  return Math.min(Number(text), limits.fhirPage)
}

/** Faults are problems of FHIR: 400 for what cannot be, and with `strict` for what is not known. */
export function readQuery(type: ResourceType, asked: URLSearchParams, strict: boolean): Query {
  const known = new Map(parameters[type].map((parameter) => [parameter.name, parameter]))
  const understood = new URLSearchParams()
  const criteria: Criterion[] = []
  const brought = new Set<string>()
  let [count, after] = [defaultCount, 0]
  if ([...asked].length > limits.fhirParameters) throw refuse('fhir.too-much')
  for (const [key, value] of asked) {
    if (value.length > limits.fhirValue) throw refuse('fhir.too-long', { name: key.slice(0, 80) })
    if (key === '_count') count = readCount(value)
    else if (key === '_page') after = readToken(value)
    else if (key === '_include') readInclude(type, value, strict, brought)
    else if (!formal.has(key)) {
      const [name = '', modifier] = key.split(':', 2)
      const parameter = known.get(name)
      if (parameter) criteria.push(readParameter(parameter, modifier, value))
      else if (strict) throw refuse('fhir.unknown-parameter', { name: key.slice(0, 80), type })
      if (parameter) understood.append(key, value)
    }
  }
  understood.set('_count', String(count))
  for (const one of brought) understood.append('_include', one)
  const parts = criteria.filter(({ addressPart }) => addressPart !== undefined)
  if (parts.length > 1) throw refuse('fhir.two-parts')
  return { criterion: every(criteria), count, after, includes: brought, understood }
}

function readInclude(
  type: ResourceType,
  value: string,
  strict: boolean,
  brought: Set<string>,
): void {
  if (includes[type].includes(value)) brought.add(value)
  else if (strict) throw refuse('fhir.unknown-include', { value: value.slice(0, 80) })
}

function readParameter(
  parameter: Parameter,
  modifier: string | undefined,
  value: string,
): Criterion {
  const { name, modifiers } = parameter
  const understood = modifiers.find((one) => one === modifier)
  // A modifier that is not understood changes the meaning: it is never passed over (FHIR R4 §3.1.1.4.4).
  if (modifier !== undefined && !understood)
    throw refuse('fhir.unknown-modifier', { name, modifier: modifier.slice(0, 40) })
  const values = splitValues(value)
  if (values.length === 0) throw refuse('fhir.empty', { name })
  const isPart = understood === 'contains'
  if (isPart && (values.length > 1 || (values[0] ?? '').length < shortestPart))
    throw refuse('fhir.part', { name, least: shortestPart })
  return either(values.map((one) => parameter.criterion(one, understood)))
}
