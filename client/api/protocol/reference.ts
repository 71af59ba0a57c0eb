/** Arguments that stand for the result of an earlier call of the same request (RFC 8620 §3.7). */

import type { Sendable } from './json.js'

/** One call: its method, its arguments, and the id its answer is found by. */
export type Call = readonly [method: string, args: Sendable, id: string]

/** A value for an argument named `#…`: what `path` finds in the answer of the call `id` of `method`. */
export interface ResultReference {
  readonly resultOf: string
  readonly name: string
  readonly path: string
}

/** The reference to the answer of call `id`; use as `{ '#ids': resultOf('q', 'Email/query', '/ids') }`. */
export const resultOf = (id: string, name: string, path: string): ResultReference => ({
  ...{ resultOf: id, name, path },
})

/** The arguments with their references pointing into the group `prefix`: groups of several callers share one request. */
export function within(prefix: string, args: Sendable): Sendable {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => {
      if (!name.startsWith('#')) return [name, value]
      const reference = value as ResultReference
      return [name, { ...reference, resultOf: prefix + reference.resultOf }]
    }),
  )
}
