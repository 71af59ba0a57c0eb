/** `/changes`: what became of objects since a state, all of it or a part to go on from (RFC 8620 §5.2). */

import type { Arguments } from '../core/arguments.js'
import type { JsonObject } from '../core/json.js'
import { MethodError } from '../core/method-error.js'

export interface ChangesArguments {
  readonly accountId: string
  readonly sinceState: string
  readonly maxChanges: number | null
}

export const changesArguments = (args: Arguments): ChangesArguments => ({
  accountId: args.string('accountId'),
  sinceState: args.string('sinceState'),
  maxChanges: args.integer('maxChanges', 1),
})

export interface Changed {
  readonly created: readonly string[]
  readonly updated: readonly string[]
  readonly destroyed: readonly string[]
  /** The counter from which on each id is told; without it a list cannot be cut. */
  readonly toldAt?: ReadonlyMap<string, number>
}

/**
 * The answer; when there is more than `maxChanges`, what happened first, up to a state to go on from. Throws MethodError
 * cannotCalculateChanges when `changed` is undefined, or when it cannot be cut as asked.
 */
export function changesAnswer(
  { accountId, sinceState, maxChanges }: ChangesArguments,
  newState: string,
  changed: Changed | undefined,
): JsonObject {
  if (!changed) throw new MethodError('cannotCalculateChanges', 'this state is too old')
  const { created, updated, destroyed } = changed
  const count = created.length + updated.length + destroyed.length
  const head = { accountId, oldState: sinceState }
  if (maxChanges === null || count <= maxChanges)
    return { ...head, newState, hasMoreChanges: false, ...{ created, updated, destroyed } }
  const upTo = cutAt(changed, maxChanges)
  const isTold = (id: string): boolean => (changed.toldAt?.get(id) ?? Infinity) <= upTo
  return {
    ...head,
    ...{ newState: String(upTo), hasMoreChanges: true },
    created: created.filter(isTold),
    updated: updated.filter(isTold),
    destroyed: destroyed.filter(isTold),
  }
}

/** The last counter up to which no more than `most` ids are told. */
function cutAt({ created, updated, destroyed, toldAt }: Changed, most: number): number {
  const ids = [...created, ...updated, ...destroyed]
  const counters = ids.map((id) => toldAt?.get(id) ?? 0).sort((a, b) => a - b)
  const after = counters[most] ?? 0
  // What changed at once is told at once.
  const upTo = counters.findLast((counter) => counter < after)
  if (!toldAt || upTo === undefined)
    throw new MethodError('cannotCalculateChanges', 'more has changed at once than maxChanges')
  return upTo
}
