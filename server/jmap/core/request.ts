/** A request as it came: which capabilities it uses, which methods it calls, in what order. */

import { isArray, isObject, member, parseJson, type Json, type JsonObject } from './json.js'
import { jmapLimits } from './limits.js'
import { Problem } from './problems.js'

/** `[name, arguments, id]`, RFC 8620 §3.2. */
export type Invocation = readonly [name: string, args: JsonObject, id: string]

export interface Request {
  readonly using: readonly string[]
  readonly calls: readonly Invocation[]
  /** Ids made by earlier requests of the client, by creation id; null when it asks for none. */
  readonly createdIds: Readonly<Record<string, string>> | null
}

/** RFC 8620 §3.3. Throws Problem notJSON, notRequest, limit, unknownCapability. */
export function readRequest(bytes: Uint8Array, capabilities: ReadonlySet<string>): Request {
  const value = parseJson(bytes)
  if (value === undefined) throw new Problem('notJSON', 'the body is not I-JSON')
  if (!isObject(value)) throw notRequest('a request is an object')
  const using = member(value, 'using')
  if (!isStrings(using)) throw notRequest('"using" is a list of strings')
  const calls = callsOf(member(value, 'methodCalls'))
  const unknown = using.find((capability) => !capabilities.has(capability))
  if (unknown !== undefined)
    throw new Problem('unknownCapability', `this server does not know ${unknown.slice(0, 200)}`)
  return { using, calls, createdIds: createdIdsOf(member(value, 'createdIds')) }
}

const notRequest = (why: string): Problem => new Problem('notRequest', why)

const isStrings = (value: Json | undefined): value is readonly string[] =>
  isArray(value) && value.every((one) => typeof one === 'string')

function callsOf(value: Json | undefined): Invocation[] {
  if (!isArray(value)) throw notRequest('"methodCalls" is a list')
  if (value.length > jmapLimits.maxCallsInRequest)
    throw new Problem('limit', 'too many method calls', { limit: 'maxCallsInRequest' })
  return value.map((call) => {
    if (!isArray(call) || call.length !== 3) throw notRequest('a call is [name, arguments, id]')
    const [name, args, id] = call
    if (typeof name !== 'string' || !isObject(args) || typeof id !== 'string')
      throw notRequest('a call is [name, arguments, id]')
    return [name, args, id]
  })
}

function createdIdsOf(value: Json | undefined): Request['createdIds'] {
  if (value === undefined) return null
  if (!isObject(value)) throw notRequest('"createdIds" is an object')
  const entries = Object.entries(value)
  if (entries.some(([, id]) => typeof id !== 'string')) throw notRequest('ids are strings')
  return Object.fromEntries(entries) as Record<string, string>
}
