/** Refusals of the JSON interfaces as problem details (RFC 9457): the kind for programs, one sentence for the person. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  explain,
  isFault,
  SaidFault,
  say,
  type Denial,
  type FaultKind,
  type Language,
  type Log,
} from '../base/index.js'

export const statuses = {
  syntax: 400,
  unsupported: 400,
  unauthenticated: 401,
  denied: 403,
  'not-found': 404,
  'already-exists': 409,
  conflict: 409,
  'too-large': 413,
  'over-quota': 413,
  limited: 429,
  unavailable: 503,
  corrupt: 503,
} as const satisfies Record<FaultKind, number>

/** What the host itself refuses: a body of another type, or too long a one. */
export function statusOf(error: unknown): number {
  if (isFault(error)) return statuses[error.kind]
  const own = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof own === 'number' && own >= 400 && own < 500 ? own : 500
}

const kindOf = (status: number): FaultKind =>
  status === 413 ? 'too-large' : status < 500 ? 'syntax' : 'unavailable'

/** `more` are further members, for programs (RFC 9457 §3.2). */
export function sendProblem(
  reply: FastifyReply,
  status: number,
  kind: FaultKind,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ type: 'about:blank', title: kind, status, detail, kind, ...more }))
}

/** A certificate that is not admitted: the fact and the remedy. */
export function problemRefusal(
  reply: FastifyReply,
  denial: Denial,
  language: Language,
): FastifyReply {
  const { fact, remedy } = explain(language, denial)
  return sendProblem(reply, 403, 'denied', `${fact} ${remedy}`, { code: denial.rule })
}

export interface ProblemOptions {
  readonly log: Log
  readonly languageOf: (request: FastifyRequest) => Language
}

type Answer = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply

/** Answers a failure as a problem; what is no Fault is logged with its stack and answered as ours. */
export const problemAnswer =
  ({ log, languageOf }: ProblemOptions): Answer =>
  (error, request, reply) => {
    const status = statusOf(error)
    const language = languageOf(request)
    if (status >= 500) log.error({ err: error }, 'a request failed')
    if (status === 429) void reply.header('retry-after', '60')
    const fallback = say(language, status < 500 ? 'web.bad-request' : 'web.failed-text')
    const said = error instanceof SaidFault ? error.in(language) : fallback
    return sendProblem(reply, status, isFault(error) ? error.kind : kindOf(status), said)
  }

/** Makes every failure in `scope` a problem. */
export function answerProblems(scope: FastifyInstance, options: ProblemOptions): void {
  scope.setErrorHandler(problemAnswer(options))
}
