/** The HTTPS host: every request belongs to an admitted certificate; a refused one gets the reason and nothing else. */

import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { explain, Fault, say, type Clock, type Language, type Log } from '../base/index.js'
import type { MailKeyDirectory } from '../../pki/index.js'
import type { Ledger } from '../dispensing/index.js'
import type { Fhir } from '../fhir/index.js'
import type { Jmap } from '../jmap/index.js'
import type { Caller, CallerMailbox, ServerTls, Trust } from '../trust/index.js'
import { Connections } from './connections.js'
import { lastAnswer, openHost } from './host.js'
import { clientRoutes, type ClientFiles } from './client-files.js'
import { dispensingRoutes } from './dispensing.js'
import { estPath, registerEst, type Enroller } from './est.js'
import { fhirRefusal, fhirRoutes, isFhir } from './fhir.js'
import { keyRoutes } from './keys.js'
import { letterFrame } from './letter-frame.js'
import { jmapRoutes } from './jmap.js'
import { jmapSockets } from './jmap-socket.js'
import { medicineRoutes, type MedicineFile } from './medicines.js'
import { problemRefusal } from './problem.js'
import { identityPage, inlineStyleSource, messagePage, refusalPage, styleSheet } from './page.js'

export interface WebOptions {
  readonly tls: ServerTls
  readonly trust: Trust
  readonly log: Log
  readonly ledger: Ledger
  /** The directory as FHIR. */
  readonly fhir: Fhir
  readonly jmap: Jmap
  /** Whose mailbox it is, as people say it; null when nobody can tell. */
  nameOf(this: void, address: string): Promise<string | null>
  /** Name of this gateway, for addresses in answers when the client named none. */
  readonly hostName: string
  /** The web client, served at `/`; without one, who is asking stands there. */
  readonly client: ClientFiles | undefined
  /** Current CRL of an authority, or the one of its latest changes, DER; undefined when there is none of that name. */
  crl(name: string, kind: 'full' | 'delta'): Promise<Buffer | undefined>
  crlNames(): Promise<readonly string[]>
  readonly enroller: Enroller
  /** Keys of mailboxes. */
  readonly keys: MailKeyDirectory
  /** The medicines to be completed; null when nothing was imported. */
  medicines(): Promise<MedicineFile | null>
  readonly clock: Clock
  /** What `/metrics` tells administrators, in the text format of Prometheus. */
  metrics(): Promise<string>
  /** What `/health` reports. Rejects when the gateway cannot serve. */
  health(): Promise<Readonly<Record<string, string | number>>>
}

export interface WebListener {
  listen(host: string, port: number): Promise<AddressInfo>
  drain(graceMs: number): Promise<void>
  /** What the next handshakes show and ask for. */
  renewTls(tls: ServerTls): void
}

/** Who is asking, and of each mailbox of others whose it is. */
async function named(
  caller: Caller,
  { nameOf }: WebOptions,
): Promise<Omit<Caller, 'mailboxes'> & { mailboxes: (CallerMailbox & { name: string | null })[] }> {
  const mailboxes = caller.mailboxes.map(async (mailbox) => {
    const isOwn = mailbox.owner === caller.identity
    return { ...mailbox, name: isOwn ? null : await nameOf(mailbox.address) }
  })
  return { ...caller, mailboxes: await Promise.all(mailboxes) }
}

const policy = (styles: string): string =>
  `default-src 'none'; style-src ${styles}; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`

const securityHeaders = {
  'content-security-policy': policy("'self'"),
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const

const languageOfRequest = (request: FastifyRequest): Language => {
  const first = /^\s*([a-z]{2})/i.exec(request.headers['accept-language'] ?? '')?.[1]?.toLowerCase()
  return first === undefined || first === 'fr' ? 'fr' : 'en'
}

/** Interfaces of programs, refused in their own form. */
const jsonPaths = ['/keys', '/dispensing'] as const
const isJson = ({ url }: FastifyRequest): boolean =>
  jsonPaths.some((path) => url === path || url.startsWith(`${path}/`))

/** Makes the host; nothing is bound yet. */
export function createWeb(options: WebOptions): WebListener {
  const { app, renewTls, endAll } = openHost(options.tls)
  const connections = new Connections(options.trust)
  const callers = new WeakMap<FastifyRequest, Caller>()
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders)
    const verdict = await connections.of(request)
    if (verdict.admitted) {
      callers.set(request, verdict.value)
      return undefined
    }
    lastAnswer(request, reply)
    if (request.url.startsWith(estPath)) {
      const { fact, remedy } = explain(languageOfRequest(request), verdict)
      return reply.code(403).type('text/plain; charset=utf-8').send(`${fact} ${remedy}\n`)
    }
    if (isJson(request)) return problemRefusal(reply, verdict, languageOfRequest(request))
    if (isFhir(request)) return fhirRefusal(reply, verdict, languageOfRequest(request))
    return reply
      .code(403)
      .header('content-security-policy', policy(inlineStyleSource))
      .type('text/html')
      .send(refusalPage(languageOfRequest(request), verdict))
  })
  const callerOf = (request: FastifyRequest): Caller => {
    const caller = callers.get(request)
    if (!caller) throw new Error('a request passed without a caller')
    return caller
  }
  routes(app, options, callerOf)
  const { clock, enroller, keys, ledger, log, trust } = options
  const decide: Trust['decide'] = (...asked) => trust.decide(...asked)
  jmapSockets(app, {
    ...{ jmap: options.jmap, log },
    verdict: (socket) => connections.ofSocket(socket as TLSSocket),
    isOwn: ({ headers: { origin, host = '' } }) =>
      origin === undefined || origin === `https://${host}`,
  })
  app.addHook('preClose', async () => endAll())
  letterFrame(app)
  dispensingRoutes(app, { ledger, log, callerOf, languageOf: languageOfRequest })
  registerEst(app, { enroller, log, callerOf, languageOf: languageOfRequest })
  medicineRoutes(app, { medicines: () => options.medicines() })
  keyRoutes(app, { keys, decide, clock, log, callerOf, languageOf: languageOfRequest })
  return {
    listen: (host, port) => listen(app, host, port),
    async drain() {
      await app.close()
    },
    renewTls,
  }
}

function routes(
  app: FastifyInstance,
  options: WebOptions,
  callerOf: (request: FastifyRequest) => Caller,
): void {
  const identity = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.type('text/html').send(identityPage(languageOfRequest(request), callerOf(request)))
  if (options.client) clientRoutes(app, options.client)
  else app.get('/', async (request, reply) => identity(request, reply))
  app.get('/style.css', async (_request, reply) => reply.type('text/css').send(styleSheet))
  app.get('/whoami', async (request, reply) => {
    void reply.header('vary', 'accept')
    const asksPage = request.headers.accept?.includes('text/html')
    return asksPage ? identity(request, reply) : named(callerOf(request), options)
  })
  app.get('/health', async () => ({ status: 'ok', ...(await options.health()) }))
  app.get('/metrics', async (request, reply) => {
    if (callerOf(request).roles.length === 0) return reply.callNotFound()
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await options.metrics())
  })
  app.get<{ Params: { file: string } }>('/crl/:file', async (request, reply) => {
    const [, name, delta] = /^([a-z0-9-]+)(\.delta)?\.crl$/.exec(request.params.file) ?? []
    const der = name && (await options.crl(name, delta ? 'delta' : 'full'))
    if (!der) return reply.callNotFound()
    return reply.type('application/pkix-crl').send(der)
  })
  app.get('/crl', async () => ({
    crls: (await options.crlNames()).map((name) => `/crl/${name}.crl`),
  }))
  const { fhir, hostName } = options
  jmapRoutes(app, { jmap: options.jmap, hostName, callerOf })
  fhirRoutes(app, { fhir, hostName, callerOf, languageOf: languageOfRequest })
  app.setNotFoundHandler(async (request, reply) => {
    const language = languageOfRequest(request)
    const text = messagePage(
      language,
      say(language, 'web.not-found'),
      say(language, 'web.not-found-text'),
    )
    return reply.code(404).type('text/html').send(text)
  })
  app.setErrorHandler(async (error, request, reply) => {
    options.log.error({ err: error }, 'a request failed')
    const language = languageOfRequest(request)
    const text = messagePage(
      language,
      say(language, 'web.failed'),
      say(language, 'web.failed-text'),
    )
    return reply
      .code(error instanceof Fault ? 503 : 500)
      .type('text/html')
      .send(text)
  })
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<AddressInfo> {
  try {
    await app.listen({ host, port })
    return app.server.address() as AddressInfo
  } catch (cause) {
    throw new Fault('unavailable', `cannot listen on ${host}:${port}`, { cause })
  }
}
