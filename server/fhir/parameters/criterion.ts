/** What a search parameter asks: how the index finds it, and what an entry must then really hold. */

import type { AnyOf, ReferenceEntry } from '../../../pki/index.js'

export interface Criterion {
  /** Every group is met by what fits; none when the index cannot help. */
  readonly groups: readonly AnyOf[]
  readonly addressPart?: string
  /** Nothing can fit, so nothing is looked through. */
  readonly nothing?: boolean
  readonly accept: (entry: ReferenceEntry) => boolean
}

export interface Parameter {
  readonly name: string
  readonly type: 'token' | 'string' | 'reference'
  readonly modifiers: readonly Modifier[]
  /** What it looks at, for the CapabilityStatement. */
  readonly about: string
  criterion(value: string, modifier: Modifier | undefined): Criterion
}

export type Modifier = 'exact' | 'contains'

/** Values apart from one another: `a,b` is a or b; a backslash keeps a comma (FHIR R4 §3.1.1.4.7). */
export function splitValues(text: string): string[] {
  return text
    .split(/(?<!\\),/)
    .map((part) => part.replace(/\\([,|$\\])/g, '$1').trim())
    .filter((part) => part !== '')
}

/** Any of them will do. */
export function either(criteria: readonly Criterion[]): Criterion {
  const [only] = criteria
  if (only && criteria.length === 1) return only
  const firsts = criteria.map(({ groups }) => groups[0] ?? [])
  // The first group of each finds at least what it asks for; one that has none would miss everything else.
  const groups = firsts.every((group) => group.length > 0) ? [firsts.flat()] : []
  const nothing = criteria.every((one) => one.nothing === true)
  return { groups, nothing, accept: (entry) => criteria.some(({ accept }) => accept(entry)) }
}

/** All of them are asked for. */
export function every(criteria: readonly Criterion[]): Criterion {
  const [addressPart] = criteria.flatMap((one) => one.addressPart ?? [])
  return {
    groups: criteria.flatMap(({ groups }) => groups),
    ...(addressPart !== undefined && { addressPart }),
    nothing: criteria.some((one) => one.nothing === true),
    accept: (entry) => criteria.every(({ accept }) => accept(entry)),
  }
}
