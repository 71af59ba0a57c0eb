/** The ids of a long list of which parts are known, and what its changes make of them: plain values. */

import type { JsonObject } from '../protocol/json.js'

/** Ids by position; undefined where nobody has looked yet. */
export type Ids = readonly (string | undefined)[]

/** How many ids and lines are asked for at a time. */
export const pageSize = 50

/** Positions of the pages that cover `from` to `to` (exclusive) of a list of `total` and hold something unknown. */
export function missingPages(ids: Ids, from: number, to: number, total: number): number[] {
  const starts: number[] = []
  const end = Math.min(to, total)
  for (let at = Math.floor(Math.max(0, from) / pageSize) * pageSize; at < end; at += pageSize)
    if (holds(ids, at, Math.min(at + pageSize, total))) starts.push(at)
  return starts
}

function holds(ids: Ids, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (ids[at] === undefined) return true
  return false
}

/** The list with a page put in. */
export function withPage(ids: Ids, at: number, page: readonly string[], total: number): Ids {
  const inside = new Set(page)
  // A message that has moved would otherwise stand in two places.
  const next = ids
    .slice(0, total)
    .map((id) => (id !== undefined && inside.has(id) ? undefined : id))
  while (next.length < total) next.push(undefined)
  for (const [index, id] of page.entries()) if (at + index < total) next[at + index] = id
  return next
}

/**
 * The list after `Email/queryChanges` (RFC 8620 §5.6), or undefined when what is known of it does not suffice: something
 * unseen was removed, so that nobody can tell where.
 */
export function withChanges(ids: Ids, changes: JsonObject): Ids | undefined {
  const removed = new Set((changes['removed'] ?? []) as readonly string[])
  const added = (changes['added'] ?? []) as readonly { id: string; index: number }[]
  const isWhole = !ids.includes(undefined)
  const known = new Set(ids)
  if (!isWhole && [...removed].some((id) => !known.has(id) && !added.some((one) => one.id === id)))
    return undefined
  const next = ids.filter((id) => id === undefined || !removed.has(id))
  for (const { id, index } of added) {
    while (next.length < index) next.push(undefined)
    next.splice(index, 0, id)
  }
  const total = changes['total']
  if (typeof total === 'number' && total !== next.length) return undefined
  return next
}
