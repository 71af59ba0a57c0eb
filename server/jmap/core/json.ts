/** JSON as JMAP takes it: I-JSON (RFC 7493), read once, with its shapes told apart by functions that narrow. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** The member of `object`, inherited ones not counted: `constructor` is nobody's argument. */
export const member = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined

// Deeper than any filter or reference needs, and far from the end of the stack.
const maxDepth = 100

/** Parses UTF-8 text; undefined when it is not I-JSON: RFC 8620 §3.6.1 has one answer to all of that. */
export function parseJson(bytes: Uint8Array): Json | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value = JSON.parse(text) as Json
    return isPlain(value, 0) ? value : undefined
  } catch {
    return undefined
  }
}

const lone = /\p{Surrogate}/u

/** Unpaired surrogates are escaped in the text and appear only now (RFC 7493 §2.1). */
function isPlain(value: Json, depth: number): boolean {
  if (depth > maxDepth) return false
  if (typeof value === 'string') return !lone.test(value)
  if (isArray(value)) return value.every((one) => isPlain(one, depth + 1))
  if (!isObject(value)) return true
  return Object.entries(value).every(([name, one]) => !lone.test(name) && isPlain(one, depth + 1))
}
