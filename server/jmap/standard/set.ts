/** `/set`: objects made, changed and destroyed one by one, each with its answer or its error (RFC 8620 §5.3). */

import { isFault } from '../../base/index.js'
import type { Arguments } from '../core/arguments.js'
import { isObject, type JsonObject } from '../core/json.js'
import { jmapLimits } from '../core/limits.js'
import { MethodError } from '../core/method-error.js'
import type { CallContext } from '../core/method.js'
import { invalidProperties, SetError, setErrorOf } from './set-error.js'

export interface SetArguments {
  readonly accountId: string
  readonly ifInState: string | null
  /** By creation id, in the order given. */
  readonly create: readonly (readonly [string, JsonObject])[]
  /** Ids as given: `#x` stands for what was made as `x`. */
  readonly update: readonly (readonly [string, JsonObject])[]
  readonly destroy: readonly string[]
}

/** Reads what every `/set` takes. Throws MethodError invalidArguments, requestTooLarge. */
export function setArguments(args: Arguments): SetArguments {
  const asked = {
    accountId: args.string('accountId'),
    ifInState: args.optionalString('ifInState'),
    create: entries(args, 'create'),
    update: entries(args, 'update'),
    destroy: args.ids('destroy') ?? [],
  }
  if (asked.create.length + asked.update.length + asked.destroy.length > jmapLimits.maxObjectsInSet)
    throw new MethodError('requestTooLarge', 'more objects than maxObjectsInSet')
  return asked
}

const idPattern = /^#?[A-Za-z0-9_-]{1,255}$/

function entries(args: Arguments, name: string): (readonly [string, JsonObject])[] {
  return Object.entries(args.object(name) ?? {}).map(([id, value]) => {
    if (!idPattern.test(id) || !isObject(value))
      throw new MethodError('invalidArguments', `${name}: objects by id`, { arguments: [name] })
    return [id, value]
  })
}

/** Throws MethodError stateMismatch unless the client has seen the present state. */
export function expectState({ ifInState }: SetArguments, state: string): void {
  if (ifInState !== null && ifInState !== state)
    throw new MethodError('stateMismatch', 'the state is another one by now')
}

/** What a type does with one object. Each may throw SetError or Fault. */
export interface SetSteps {
  /** The properties that the server has set, `id` among them. */
  create?(object: JsonObject, creationId: string): Promise<JsonObject & { readonly id: string }>
  /** What changed beside what was asked for, or null. */
  update?(id: string, patch: JsonObject): Promise<JsonObject | null>
  destroy?(id: string): Promise<void>
}

export interface SetOutcome {
  readonly created: ReadonlyMap<string, JsonObject & { readonly id: string }>
  readonly updated: ReadonlyMap<string, JsonObject | null>
  readonly destroyed: readonly string[]
  readonly notCreated: ReadonlyMap<string, JsonObject>
  readonly notUpdated: ReadonlyMap<string, JsonObject>
  readonly notDestroyed: ReadonlyMap<string, JsonObject>
}

/** Goes through a `/set` in the order create, update, destroy; one that fails leaves the others. */
export async function applySet(
  asked: SetArguments,
  context: CallContext,
  steps: SetSteps,
): Promise<SetOutcome> {
  const { createdIds } = context
  const created = new Map<string, JsonObject & { readonly id: string }>()
  const updated = new Map<string, JsonObject | null>()
  const destroyed: string[] = []
  const [notCreated, notUpdated, notDestroyed] = [newErrors(), newErrors(), newErrors()]
  const doomed = new Set(asked.destroy.map((id) => resolved(id, createdIds)))
  for (const [creationId, object] of asked.create)
    await attempt(creationId, notCreated, context, async () => {
      if (!steps.create) throw new SetError('forbidden', 'these are not made by clients')
      const made = await steps.create(object, creationId)
      createdIds.set(creationId, made.id)
      created.set(creationId, made)
    })
  for (const [given, patch] of asked.update)
    await attempt(given, notUpdated, context, async () => {
      const id = resolved(given, createdIds)
      if (doomed.has(id)) throw new SetError('willDestroy', 'it is destroyed by this call')
      if (!steps.update) throw new SetError('forbidden', 'these are not changed by clients')
      updated.set(id, await steps.update(id, patch))
    })
  for (const given of asked.destroy)
    await attempt(given, notDestroyed, context, async () => {
      const id = resolved(given, createdIds)
      if (!steps.destroy) throw new SetError('forbidden', 'these are not destroyed by clients')
      await steps.destroy(id)
      destroyed.push(id)
    })
  return { created, updated, destroyed, notCreated, notUpdated, notDestroyed }
}

const newErrors = (): Map<string, JsonObject> => new Map()

/** The id behind `#x`, or what was given. */
export function resolved(id: string, createdIds: ReadonlyMap<string, string>): string {
  return id.startsWith('#') ? (createdIds.get(id.slice(1)) ?? id) : id
}

async function attempt(
  id: string,
  errors: Map<string, JsonObject>,
  { log }: CallContext,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof SetError) errors.set(id, error.object)
    else if (isFault(error)) errors.set(id, setErrorOf(error).object)
    else if (error instanceof MethodError) errors.set(id, invalidProperties(error.message).object)
    else {
      log.error({ err: error }, 'a JMAP object could not be set')
      errors.set(id, new SetError('serverFail', 'Internal error, it has been logged').object)
    }
  }
}

/** The answer (RFC 8620 §5.3). */
export function setAnswer(
  { accountId }: SetArguments,
  oldState: string,
  newState: string,
  outcome: SetOutcome,
): JsonObject {
  const { created, updated, destroyed, notCreated, notUpdated, notDestroyed } = outcome
  return {
    ...{ accountId, oldState, newState },
    created: objectOf(created),
    updated: objectOf(updated),
    destroyed: destroyed.length > 0 ? destroyed : null,
    notCreated: objectOf(notCreated),
    notUpdated: objectOf(notUpdated),
    notDestroyed: objectOf(notDestroyed),
  }
}

const objectOf = (map: ReadonlyMap<string, JsonObject | null>): JsonObject | null =>
  map.size > 0 ? Object.fromEntries(map) : null
