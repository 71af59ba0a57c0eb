/** JSON pointers as result references use them: RFC 6901, with `*` mapping over an array (RFC 8620 §3.7). */

import { isArray, isObject, member, type Json } from './json.js'

/** Values that one reference may gather; a page of ids is at most `maxObjectsInGet`, lists of lists are flattened. */
const maxGathered = 10_000

/** The value at `path` in `value`; undefined when the path does not fit it, or gathers too much. */
export function valueAt(value: Json, path: string): Json | undefined {
  if (path === '') return value
  if (!path.startsWith('/') || path.length > 1000) return undefined
  const tokens = path.slice(1).split('/').map(tokenOf)
  if (tokens.some((token) => token === undefined)) return undefined
  return walk(value, tokens as readonly string[])
}

/** RFC 6901 §3: a tilde stands only before 0 or 1. */
const tokenOf = (text: string): string | undefined =>
  /~(?![01])/.test(text) ? undefined : text.replace(/~1/g, '/').replace(/~0/g, '~')

function walk(value: Json, [token, ...rest]: readonly string[]): Json | undefined {
  if (token === undefined) return value
  if (isArray(value)) {
    if (token === '*') return gather(value, rest)
    const item = /^(0|[1-9]\d{0,9})$/.test(token) ? value[Number(token)] : undefined
    return item === undefined ? undefined : walk(item, rest)
  }
  if (!isObject(value)) return undefined
  const next = member(value, token)
  return next === undefined ? undefined : walk(next, rest)
}

/** What is an array after mapping is added to the result, not nested in it. */
function gather(items: readonly Json[], rest: readonly string[]): Json | undefined {
  const gathered: Json[] = []
  for (const item of items) {
    const found = walk(item, rest)
    if (found === undefined) return undefined
    const values = isArray(found) ? found : [found]
    if (gathered.length + values.length > maxGathered) return undefined
    for (const one of values) gathered.push(one)
  }
  return gathered
}
