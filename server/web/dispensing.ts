/** The dispensing ledger over HTTPS: JSON in, JSON out, and refusals as problem details (RFC 9457). */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Language, Log, Verdict } from '../base/index.js'
import { LedgerRefusal, readBody, type Body, type Ledger } from '../dispensing/index.js'
import type { Caller } from '../trust/index.js'
import { problemAnswer, problemRefusal, sendProblem, statuses } from './problem.js'

const dispensingPath = '/dispensing'

export interface DispensingWiring {
  readonly ledger: Ledger
  readonly log: Log
  readonly callerOf: (request: FastifyRequest) => Caller
  readonly languageOf: (request: FastifyRequest) => Language
}

type Verb = (ledger: Ledger, caller: Caller, body: Body) => Promise<Verdict<unknown>>

const verbs: Readonly<Record<string, Verb>> = {
  register: (ledger, caller, body) => ledger.register(caller, body.document(), body.lines()),
  tell: (ledger, caller, body) =>
    ledger.tell(caller, body.text('mailbox'), {
      ...{ document: body.document(), lines: body.lines(), author: body.optionalText('author') },
    }),
  cancel: (ledger, caller, body) =>
    ledger.cancel(caller, {
      document: body.document(),
      author: body.optionalText('author'),
      mailbox: body.optionalText('mailbox'),
    }),
  state: (ledger, caller, body) =>
    ledger.state(caller, body.document(), body.optionalText('mailbox')),
  dispense: (ledger, caller, body) =>
    ledger.dispense(caller, {
      ...{ document: body.document(), lines: body.lines(), author: body.optionalText('author') },
      ...{ mailbox: body.text('mailbox'), key: body.text('key'), after: body.count('after') },
      ...{ give: body.give(), despite: body.optionalText('despite') },
    }),
  undo: (ledger, caller, body) =>
    ledger.undo(caller, body.text('mailbox'), body.count('dispensing')),
}

/** Adds `POST /dispensing/<verb>`: ids of documents stand in bodies, never in addresses that get logged. */
export function dispensingRoutes(app: FastifyInstance, wiring: DispensingWiring): void {
  const { ledger, callerOf, languageOf } = wiring
  void app.register((scope, _options, done) => {
    for (const [name, verb] of Object.entries(verbs))
      scope.post(`${dispensingPath}/${name}`, async (request, reply) => {
        const verdict = await verb(ledger, callerOf(request), readBody(request.body))
        return verdict.admitted
          ? reply.type('application/json; charset=utf-8').send(JSON.stringify(verdict.value))
          : problemRefusal(reply, verdict, languageOf(request))
      })
    answerRefusals(scope, wiring)
    done()
  })
}

/** A refusal carries its name and the state that explains it; all else is answered as everywhere. */
function answerRefusals(scope: FastifyInstance, { log, languageOf }: DispensingWiring): void {
  const inner = problemAnswer({ log, languageOf })
  scope.setErrorHandler((error, request, reply) => {
    if (!(error instanceof LedgerRefusal)) return inner(error, request, reply)
    const { kind, refusal: code, state: ledger } = error
    const more = { code, ...(ledger && { ledger }) }
    return sendProblem(reply, statuses[kind], kind, error.in(languageOf(request)), more)
  })
}
