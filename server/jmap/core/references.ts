/** Arguments that stand for the result of an earlier call: `#ids`, resolved before the method sees them. */

import { isObject, member, type Json, type JsonObject } from './json.js'
import { MethodError } from './method-error.js'
import { valueAt } from './pointer.js'
import type { Invocation } from './request.js'

/** RFC 8620 §3.7. Throws MethodError invalidArguments for a name given twice, invalidResultReference for one that fits nothing. */
export function resolveReferences(given: JsonObject, responses: readonly Invocation[]): JsonObject {
  if (!Object.keys(given).some((name) => name.startsWith('#'))) return given
  const resolved: Record<string, Json> = {}
  for (const [name, value] of Object.entries(given)) {
    if (!name.startsWith('#')) {
      set(resolved, name, value)
      continue
    }
    const plain = name.slice(1)
    if (Object.hasOwn(given, plain))
      throw new MethodError('invalidArguments', `${plain} is given twice`, { arguments: [plain] })
    set(resolved, plain, referred(plain, value, responses))
  }
  return resolved
}

// A name such as "__proto__" must become a member like any other.
function set(object: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(object, name, {
    ...{ value, enumerable: true, configurable: true, writable: true },
  })
}

function referred(argument: string, reference: Json, responses: readonly Invocation[]): Json {
  const bad = (why: string): MethodError =>
    new MethodError('invalidResultReference', `#${argument}: ${why}`)
  if (!isObject(reference)) throw bad('a reference is an object')
  const [resultOf, name, path] = ['resultOf', 'name', 'path'].map((one) => member(reference, one))
  if (typeof resultOf !== 'string' || typeof name !== 'string' || typeof path !== 'string')
    throw bad('resultOf, name and path are strings')
  // The first response to that call, and only if it is the one that was expected.
  const response = responses.find(([, , id]) => id === resultOf)
  if (!response) throw bad(`no call ${resultOf.slice(0, 100)} came before`)
  if (response[0] !== name) throw bad(`${resultOf.slice(0, 100)} was not answered by that name`)
  const value = valueAt(response[1], path)
  if (value === undefined) throw bad('the path leads nowhere')
  return value
}
