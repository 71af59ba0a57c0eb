/** A page of a list: which part is asked for, and what comes back of it. */

import type { Arguments } from '../core/arguments.js'
import type { Json, JsonObject } from '../core/json.js'
import { jmapLimits } from '../core/limits.js'
import { tooMany } from '../standard/get.js'

export interface PageWish {
  readonly position: number
  readonly limit: number
}

const usual = 100

export function pageIn(args: Arguments): PageWish {
  const position = args.integer('position', 0, 0) ?? 0
  const limit = Math.min(args.integer('limit', 0, usual) ?? usual, jmapLimits.maxObjectsInGet)
  return { position, limit }
}

export const pageOf = (
  ids: readonly string[],
  { position, limit }: PageWish,
  revision: number,
): JsonObject => ({
  ...{ queryState: String(revision), position, total: ids.length },
  ids: ids.slice(position, position + limit),
})

/** Throws MethodError requestTooLarge, invalidArguments. Numbers of holders hold a colon, so these are no ids of RFC 8620 §1.2. */
export function keysIn(args: Arguments): readonly string[] {
  const keys = args.strings('ids') ?? []
  if (keys.length > jmapLimits.maxObjectsInGet) throw tooMany()
  return [...new Set(keys)]
}

export const gotOf = (
  wanted: readonly string[],
  list: readonly (JsonObject & { readonly id?: Json })[],
  revision: number,
): JsonObject => {
  const found = new Set(list.map(({ id }) => id))
  return { state: String(revision), list, notFound: wanted.filter((id) => !found.has(id)) }
}
