/** Reading the arguments of a call: each by its type, all wrong ones named, unknown ones refused (RFC 8620 §3.6.2). */

import { isArray, isObject, member, type Json, type JsonObject } from './json.js'
import { MethodError } from './method-error.js'

/** RFC 8620 §1.2; also what a creation reference `#id` is made of. */
const idPattern = /^[A-Za-z0-9_-]{1,255}$/

const wrong = (name: string, what: string): MethodError =>
  new MethodError('invalidArguments', `${name}: ${what}`, { arguments: [name] })

/** The arguments of one call. What is never read is refused by `end`. */
export class Arguments {
  readonly #given: JsonObject
  readonly #left: Set<string>

  constructor(given: JsonObject) {
    this.#given = given
    this.#left = new Set(Object.keys(given))
  }

  #take(name: string): Json | undefined {
    this.#left.delete(name)
    return member(this.#given, name)
  }

  /** Throws MethodError invalidArguments when something was given that the method does not know. */
  end(): void {
    const [name] = this.#left
    if (name !== undefined) throw wrong(name.slice(0, 100), 'this method has no such argument')
  }

  string(name: string): string {
    const value = this.#take(name)
    if (typeof value !== 'string') throw wrong(name, 'a string')
    return value
  }

  /** Null when it is null or not given. */
  optionalString(name: string): string | null {
    const value = this.#take(name) ?? null
    if (value !== null && typeof value !== 'string') throw wrong(name, 'a string or null')
    return value
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.#take(name) ?? fallback
    if (typeof value !== 'boolean') throw wrong(name, 'true or false')
    return value
  }

  /** An integer that JSON holds exactly (RFC 8620 §1.3), in [min, max]. */
  integer(name: string, min: number, fallback: number | null = null): number | null {
    const value = this.#take(name) ?? fallback
    if (value === null) return null
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min)
      throw wrong(name, `an integer from ${min}`)
    return value
  }

  /** Null when it is null or not given. */
  strings(name: string): readonly string[] | null {
    const value = this.#take(name) ?? null
    if (value === null) return null
    if (!isArray(value) || !value.every((one) => typeof one === 'string'))
      throw wrong(name, 'a list of strings')
    return value
  }

  /** Ids, each once. */
  ids(name: string): readonly string[] | null {
    const value = this.strings(name)
    if (value?.some((id) => !idPattern.test(id.replace(/^#/, '')))) throw wrong(name, 'ids')
    return value && [...new Set(value)]
  }

  object(name: string): JsonObject | null {
    const value = this.#take(name) ?? null
    if (value !== null && !isObject(value)) throw wrong(name, 'an object or null')
    return value
  }

  objects(name: string): readonly JsonObject[] | null {
    const value = this.#take(name) ?? null
    if (value === null) return null
    if (!isArray(value) || !value.every(isObject)) throw wrong(name, 'a list of objects')
    return value
  }
}
