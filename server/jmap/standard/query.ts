/** `/query`: the window of a sorted list that a client asks for (RFC 8620 §5.5). */

import type { Arguments } from '../core/arguments.js'
import type { JsonObject } from '../core/json.js'
import { jmapLimits } from '../core/limits.js'
import { MethodError } from '../core/method-error.js'

export interface Comparator {
  readonly property: string
  readonly isAscending: boolean
  readonly given: JsonObject
}

export interface QueryArguments {
  readonly accountId: string
  readonly filter: JsonObject | null
  readonly sort: readonly Comparator[]
  readonly position: number
  readonly anchor: string | null
  readonly anchorOffset: number
  readonly limit: number
  readonly isLimited: boolean
  readonly calculateTotal: boolean
}

const maxComparators = 8

export function queryArguments(args: Arguments): QueryArguments {
  const asked = args.integer('limit', 0)
  const limit = Math.min(asked ?? jmapLimits.maxObjectsInGet, jmapLimits.maxObjectsInGet)
  return {
    accountId: args.string('accountId'),
    filter: args.object('filter'),
    sort: comparators(args),
    position: args.integer('position', Number.MIN_SAFE_INTEGER, 0) ?? 0,
    anchor: args.optionalString('anchor'),
    anchorOffset: args.integer('anchorOffset', Number.MIN_SAFE_INTEGER, 0) ?? 0,
    limit,
    isLimited: asked === null || asked > limit,
    calculateTotal: args.flag('calculateTotal', false),
  }
}

/** The argument `sort`. Throws MethodError invalidArguments, unsupportedSort. */
export const comparators = (args: Arguments): readonly Comparator[] =>
  (args.objects('sort') ?? []).map(comparatorOf)

function comparatorOf(given: JsonObject, index: number): Comparator {
  const { property, isAscending = true, collation = null } = given
  const bad = (why: string): MethodError =>
    new MethodError('invalidArguments', `sort: ${why}`, { arguments: ['sort'] })
  if (index >= maxComparators) throw bad(`at most ${maxComparators} comparators`)
  if (typeof property !== 'string' || typeof isAscending !== 'boolean')
    throw bad('a comparator has a property, and isAscending is true or false')
  if (collation !== null)
    throw new MethodError('unsupportedSort', 'no collation is announced, and none is taken')
  return { property, isAscending, given }
}

/** The whole sorted list: an array, or what makes the ids of its windows. */
export interface SortedIds {
  readonly length: number
  slice(start: number, end: number): readonly string[]
  indexOf(id: string): number
}

/** The window of `ids`. Throws MethodError anchorNotFound. */
export function queryAnswer(
  query: QueryArguments,
  ids: SortedIds,
  queryState: string,
  canCalculateChanges: boolean,
): JsonObject {
  const start = startOf(query, ids)
  const window = ids.slice(start, start + query.limit)
  const { accountId } = query
  return {
    ...{ accountId, queryState, canCalculateChanges, position: start, ids: window },
    ...(query.calculateTotal && { total: ids.length }),
    ...(query.isLimited && { limit: query.limit }),
  }
}

function startOf({ anchor, anchorOffset, position }: QueryArguments, ids: SortedIds): number {
  if (anchor === null)
    return position < 0 ? Math.max(0, ids.length + position) : Math.min(position, ids.length)
  const at = ids.indexOf(anchor)
  if (at === -1) throw new MethodError('anchorNotFound', 'the anchor is not in the list')
  return Math.min(Math.max(0, at + anchorOffset), ids.length)
}
