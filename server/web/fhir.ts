/** The FHIR routes: HTTP made into a request of the directory's FHIR interface, and its answer into HTTP. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { explain, say, type Denial, type Language } from '../base/index.js'
import type { Fhir } from '../fhir/index.js'
import type { Caller } from '../trust/index.js'
import { baseOf } from './base.js'

export const fhirPath = '/fhir'
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Is the request one for FHIR, so that it is refused in that form too? */
export const isFhir = ({ url }: FastifyRequest): boolean =>
  url === fhirPath || url.startsWith(`${fhirPath}/`) || url.startsWith(`${fhirPath}?`)

interface Issue {
  readonly code: 'forbidden' | 'too-long' | 'exception'
  readonly details: { readonly text: string }
  readonly diagnostics?: string
}

function sendOutcome(reply: FastifyReply, status: number, issue: Issue): FastifyReply {
  const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', ...issue }] }
  return reply
    .code(status)
    .type('application/fhir+json; charset=utf-8')
    .send(JSON.stringify(outcome))
}

/** A certificate that is not admitted, as an OperationOutcome. */
export function fhirRefusal(reply: FastifyReply, denial: Denial, language: Language): FastifyReply {
  const { fact, remedy } = explain(language, denial)
  const issue = { code: 'forbidden', details: { text: fact }, diagnostics: remedy } as const
  return sendOutcome(reply, 403, issue)
}

/** Who may see a red-listed mailbox: who may open it, and administrators of any role, who are to read the directory. */
const seesFor =
  ({ mailboxes, roles }: Caller) =>
  (entry: { readonly mailbox?: { readonly address: string } }): boolean =>
    roles.length > 0 || mailboxes.some(({ address }) => address === entry.mailbox?.address)

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(',') : value
}

interface Wiring {
  readonly fhir: Fhir
  readonly hostName: string
  readonly callerOf: (request: FastifyRequest) => Caller
  readonly languageOf: (request: FastifyRequest) => Language
}

export function fhirRoutes(app: FastifyInstance, wiring: Wiring): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
      done(null, body)
    })
    // A body that is too large, or that ends early: the answer itself never fails.
    scope.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
      const large = error.statusCode === 413
      const text = say(wiring.languageOf(request), large ? 'fhir.too-large' : 'fhir.bad-address')
      const code = large ? 'too-long' : 'exception'
      return sendOutcome(reply, large ? 413 : 400, { code, details: { text } })
    })
    const handler = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
      answer(request, reply, wiring)
    for (const url of [fhirPath, `${fhirPath}/*`])
      scope.route({ method: [...methods], url, handler })
  })
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { fhir, hostName, callerOf, languageOf }: Wiring,
): Promise<FastifyReply> {
  const accept = header(request, 'accept')
  const known = header(request, 'if-none-match')
  const answered = await fhir.answer({
    method: request.method,
    url: request.url.slice(fhirPath.length) || '/',
    ...(typeof request.body === 'string' && { form: request.body }),
    base: `${baseOf(request, hostName)}${fhirPath}`,
    ...(accept !== undefined && { accept }),
    ...(known !== undefined && { known }),
    strict: /\bhandling\s*=\s*strict\b/i.test(header(request, 'prefer') ?? ''),
    language: languageOf(request),
    sees: seesFor(callerOf(request)),
  })
  return reply.code(answered.status).headers(answered.headers).send(answered.body)
}
