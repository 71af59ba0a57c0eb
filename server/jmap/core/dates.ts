/** Moments as JMAP writes them: UTCDate, RFC 3339 in UTC without fractions (RFC 8620 §1.4). */

import type { Json } from './json.js'

/** `2026-11-22T14:32:00Z` of milliseconds since the epoch. */
export const utcDateOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

export const utcDateOrNull = (at: number | null): string | null =>
  at === null ? null : utcDateOf(at)

const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/

/** Milliseconds of a UTCDate; undefined for what is none. */
export function readUtcDate(value: Json | undefined): number | undefined {
  const at = typeof value === 'string' && form.test(value) ? Date.parse(value) : NaN
  return Number.isNaN(at) ? undefined : at
}
