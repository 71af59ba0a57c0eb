/** Runs the calls of a request one after the other; each gets its answer or its error, and later ones go on. */

import { isFault } from '../../base/index.js'
import type { JsonObject } from './json.js'
import { MethodError, methodErrorOf } from './method-error.js'
import type { CallContext, Method } from './method.js'
import { resolveReferences } from './references.js'
import type { Invocation, Request } from './request.js'

export interface Response {
  readonly methodResponses: readonly Invocation[]
  readonly createdIds?: Readonly<Record<string, string>>
  readonly sessionState: string
}

// What a request may answer with altogether: results that are only referred to count as well.
const maxResponses = 1000

/** RFC 8620 §3.4 to §3.7. Never rejects for what a client can do. */
export async function dispatch(
  request: Request,
  methods: ReadonlyMap<string, Method>,
  given: Omit<CallContext, 'createdIds' | 'method'>,
  sessionState: string,
): Promise<Response> {
  const context = { ...given, method: (name: string) => methods.get(name) }
  const createdIds = new Map(Object.entries(request.createdIds ?? {}))
  const responses: Invocation[] = []
  for (const call of request.calls) {
    if (context.signal.aborted) break
    const used = methods.get(call[0])
    const method = used && request.using.includes(used.capability) ? used : undefined
    for (const response of await answer(call, method, responses, { ...context, createdIds }))
      responses.push(response)
    if (responses.length > maxResponses) break
  }
  return {
    methodResponses: responses,
    ...(request.createdIds && { createdIds: Object.fromEntries(createdIds) }),
    sessionState,
  }
}

async function answer(
  [name, given, id]: Invocation,
  method: Method | undefined,
  before: readonly Invocation[],
  context: CallContext,
): Promise<Invocation[]> {
  const answers: Invocation[] = []
  try {
    if (!method)
      throw new MethodError(
        'unknownMethod',
        `${name.slice(0, 100)} is not known, or not in "using"`,
      )
    const args = resolveReferences(given, before)
    for await (const [responseName, result] of method.run(context, args))
      answers.push([responseName, result, id])
    return answers
  } catch (error) {
    // What was already answered was already done.
    return [...answers, ['error', errorOf(error, name, context), id]]
  }
}

function errorOf(error: unknown, method: string, { log }: CallContext): JsonObject {
  const known = isFault(error) ? methodErrorOf(error) : error
  if (known instanceof MethodError)
    return { type: known.type, description: known.message, ...known.more }
  log.error({ err: error, method }, 'a JMAP method failed')
  return { type: 'serverFail', description: 'Internal error, it has been logged' }
}
