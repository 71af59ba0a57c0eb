/** `/get`: objects by id, or all of them, with the properties asked for (RFC 8620 §5.1). */

import type { Arguments } from '../core/arguments.js'
import type { Json, JsonObject } from '../core/json.js'
import { jmapLimits } from '../core/limits.js'
import { MethodError } from '../core/method-error.js'

export interface GetArguments {
  /** Null for every object there is. */
  readonly ids: readonly string[] | null
  /** `id` always among them. */
  readonly properties: ReadonlySet<string>
}

/** Reads `ids` and `properties`. Throws MethodError requestTooLarge, invalidArguments for a property that the type does not have. */
export function getArguments(
  args: Arguments,
  fallback: readonly string[],
  isProperty: (name: string) => boolean,
): GetArguments {
  const ids = args.ids('ids')
  if (ids && ids.length > jmapLimits.maxObjectsInGet) throw tooMany()
  const properties = new Set(['id', ...(args.strings('properties') ?? fallback)])
  const unknown = [...properties].find((name) => !isProperty(name))
  if (unknown !== undefined)
    throw new MethodError('invalidArguments', `there is no property ${unknown.slice(0, 100)}`, {
      arguments: ['properties'],
    })
  return { ids, properties }
}

export const tooMany = (): MethodError =>
  new MethodError('requestTooLarge', 'more objects than maxObjectsInGet')

export interface Got {
  readonly accountId: string
  readonly state: string
  readonly list: readonly JsonObject[]
  readonly notFound: readonly string[]
}

export const got = ({ accountId, state, list, notFound }: Got): JsonObject => ({
  ...{ accountId, state, list, notFound },
})

/** The properties asked for, of an object that knows how to make each. */
export function pick(
  makers: Readonly<Record<string, () => Json>>,
  properties: ReadonlySet<string>,
): JsonObject {
  return Object.fromEntries(
    [...properties].flatMap((name) => {
      const make = Object.hasOwn(makers, name) ? makers[name] : undefined
      return make ? [[name, make()]] : []
    }),
  )
}
