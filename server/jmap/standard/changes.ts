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
}

/**
 * The answer. Throws MethodError cannotCalculateChanges when `changed` is undefined, or when there is more than
 * `maxChanges`: states in between are not kept, so a client that bounds itself starts anew.
 */
export function changesAnswer(
  { accountId, sinceState, maxChanges }: ChangesArguments,
  newState: string,
  changed: Changed | undefined,
): JsonObject {
  if (!changed) throw new MethodError('cannotCalculateChanges', 'this state is too old')
  const { created, updated, destroyed } = changed
  const count = created.length + updated.length + destroyed.length
  if (maxChanges !== null && count > maxChanges)
    throw new MethodError('cannotCalculateChanges', 'more has changed than maxChanges')
  return {
    ...{ accountId, oldState: sinceState, newState, hasMoreChanges: false },
    ...{ created, updated, destroyed },
  }
}
