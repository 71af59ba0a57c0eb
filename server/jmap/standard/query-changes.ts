/** `/queryChanges`: what to take out of a list that a client has, and what to put where (RFC 8620 §5.6). */

import type { Arguments } from '../core/arguments.js'
import type { JsonObject } from '../core/json.js'
import { MethodError } from '../core/method-error.js'
import { comparators, type Comparator } from './query.js'

export interface QueryChangesArguments {
  readonly accountId: string
  readonly filter: JsonObject | null
  readonly sort: readonly Comparator[]
  readonly sinceQueryState: string
  readonly maxChanges: number | null
  readonly upToId: string | null
  readonly calculateTotal: boolean
}

export const queryChangesArguments = (args: Arguments): QueryChangesArguments => ({
  accountId: args.string('accountId'),
  filter: args.object('filter'),
  sort: comparators(args),
  sinceQueryState: args.string('sinceQueryState'),
  maxChanges: args.integer('maxChanges', 1),
  upToId: args.optionalString('upToId'),
  calculateTotal: args.flag('calculateTotal', false),
})

/**
 * The answer: `ids` is the whole list as it is now, `changed` every object that may stand elsewhere than before. All of
 * those are taken out, and those that are in the list are put back where they are now. Throws MethodError tooManyChanges.
 */
export function queryChangesAnswer(
  { accountId, sinceQueryState, maxChanges, calculateTotal }: QueryChangesArguments,
  newQueryState: string,
  ids: { readonly length: number; entries(): Iterable<readonly [number, string]> },
  changed: ReadonlySet<string>,
): JsonObject {
  const added: { readonly id: string; readonly index: number }[] = []
  for (const [index, id] of ids.entries()) if (changed.has(id)) added.push({ id, index })
  if (maxChanges !== null && changed.size + added.length > maxChanges)
    throw new MethodError('tooManyChanges', 'more has changed than maxChanges')
  return {
    ...{ accountId, oldQueryState: sinceQueryState, newQueryState },
    ...(calculateTotal && { total: ids.length }),
    removed: [...changed],
    added,
  }
}
