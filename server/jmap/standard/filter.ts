/** FilterOperators over conditions by name: AND, OR and NOT, bounded (RFC 8620 §5.5). */

import { readUtcDate } from '../core/dates.js'
import { isArray, isObject, type Json, type JsonObject } from '../core/json.js'
import { MethodError } from '../core/method-error.js'

export type Meets<T> = (one: T) => boolean

/** How each condition reads its value; throws MethodError unsupportedFilter. */
export type Conditions<T> = Readonly<Record<string, (value: Json) => Meets<T>>>

export const unsupportedFilter = (why: string): MethodError =>
  new MethodError('unsupportedFilter', `filter: ${why}`)

const maxDepth = 10
const maxIds = 10_000

/** Everything meets null. Throws MethodError unsupportedFilter. */
export function filterOf<T>(
  filter: JsonObject | null,
  conditions: Conditions<T>,
  depth = 0,
): Meets<T> {
  if (filter === null) return () => true
  if (depth > maxDepth) throw unsupportedFilter('too deep')
  const { operator, conditions: given } = filter
  if (operator === undefined) return conditionOf(filter, conditions)
  if (!isArray(given) || !given.every(isObject)) throw unsupportedFilter('conditions are objects')
  const all = given.map((one) => filterOf(one, conditions, depth + 1))
  if (operator === 'AND') return (one) => all.every((meets) => meets(one))
  if (operator === 'OR') return (one) => all.some((meets) => meets(one))
  if (operator === 'NOT') return (one) => !all.some((meets) => meets(one))
  throw unsupportedFilter('operators are AND, OR and NOT')
}

function conditionOf<T>(filter: JsonObject, conditions: Conditions<T>): Meets<T> {
  const all = Object.entries(filter).map(([name, value]) => {
    const make = Object.hasOwn(conditions, name) ? conditions[name] : undefined
    if (!make) throw unsupportedFilter(`there is no condition ${name.slice(0, 50)}`)
    return make(value)
  })
  return (one) => all.every((meets) => meets(one))
}

/** Throws MethodError unsupportedFilter. */
export function idsIn(value: Json): ReadonlySet<Json> {
  if (!isArray(value) || value.length > maxIds) throw unsupportedFilter('a list of ids')
  return new Set(value)
}

/** Throws MethodError unsupportedFilter. */
export function textIn(value: Json): string {
  if (typeof value !== 'string' || value.length > 1000) throw unsupportedFilter('a text')
  return value
}

/** Milliseconds since the epoch. Throws MethodError unsupportedFilter. */
export function dateIn(value: Json): number {
  const at = readUtcDate(value)
  if (at === undefined) throw unsupportedFilter('a date')
  return at
}
