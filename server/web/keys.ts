/**
 * The directory of keys on the HTTPS listener: our own JSON, certificates by address (RFC 4387), and a Web Key Directory
 * (draft-koch-openpgp-webkey-service). Callers are admitted already; red-listed mailboxes are shown to those who may open them.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  foldAddress,
  type DepositedKey,
  type MailKeyDirectory,
  type MailKeys,
} from '../../pki/index.js'
import {
  Pacer,
  SaidFault,
  type Clock,
  type Language,
  type Log,
  type Verdict,
} from '../base/index.js'
import type { Caller, Trust } from '../trust/index.js'
import { hostIn } from './base.js'
import { answerProblems } from './problem.js'

export interface KeysWiring {
  readonly keys: MailKeyDirectory
  readonly decide: Trust['decide']
  readonly clock: Clock
  readonly log: Log
  readonly callerOf: (request: FastifyRequest) => Caller
  readonly languageOf: (request: FastifyRequest) => Language
}

/** A key of RSA 4096 with its subkeys, user ids and a photograph that is dropped. */
const maxKeyBytes = 64 * 1024
/** An organisation's keys of many years. */
const maxDepositBytes = 2 * 1024 * 1024
/** Enough to compose a message to everybody it may go to, and the next; too little to copy the directory. */
const pace = { burst: 300, perMinute: 120 }

/** Adds the routes of the key directory to the host. */
export function keyRoutes(app: FastifyInstance, wiring: KeysWiring): void {
  void app.register((scope, _options, done) => {
    const pacer = new Pacer(wiring.clock, pace)
    scope.addHook('preHandler', async (request) => {
      pacer.expectModerate(wiring.callerOf(request).identity)
    })
    scope.addContentTypeParser(
      ['application/pgp-keys', 'text/plain'],
      { parseAs: 'string', bodyLimit: maxKeyBytes },
      (_request, body, parsed) => parsed(null, body),
    )
    answerProblems(scope, wiring)
    ownRoutes(scope, wiring)
    publishingRoutes(scope, wiring)
    certificateRoutes(scope, wiring)
    webKeyRoutes(scope, wiring)
    done()
  })
}

/** Who may see a mailbox of the red list: who may open it, and administrators. */
const maySee = ({ mailboxes, roles }: Caller, { address, isHidden }: MailKeys): boolean =>
  !isHidden || roles.length > 0 || mailboxes.some((mailbox) => mailbox.address === address)

async function findFor(
  { keys }: KeysWiring,
  caller: Caller,
  address: string,
): Promise<MailKeys | undefined> {
  // Longer than any address: not worth a look.
  if (address.length > 320) return undefined
  const found = await keys.find(address)
  return found && maySee(caller, found) ? found : undefined
}

function ownRoutes(scope: FastifyInstance, wiring: KeysWiring): void {
  const { keys, callerOf } = wiring
  scope.get('/keys/directory.asc', async (_request, reply) => {
    const { armored } = await keys.directoryKey()
    return reply.type('application/pgp-keys').send(armored)
  })
  scope.get<{ Params: { address: string } }>('/keys/:address', async (request) => {
    const { address } = request.params
    const found = await findFor(wiring, callerOf(request), address)
    if (!found) throw new SaidFault('not-found', 'keys.unknown', { address: address.slice(0, 320) })
    const { openPgp, holder, type, signature, encryption, lapsed } = found
    const base64 = (ders: readonly Buffer[]): string[] => ders.map((der) => der.toString('base64'))
    return {
      ...{ address: found.address, type, holder, lapsed },
      certificates: { signature: base64(signature), encryption: base64(encryption) },
      openPgp: openPgp && {
        fingerprint: openPgp.fingerprint,
        publishedAt: openPgp.publishedAt,
        expiresAt: openPgp.expiresAt,
        armored: await keys.armored(openPgp),
      },
    }
  })
}

function publishingRoutes(scope: FastifyInstance, { keys, decide, callerOf }: KeysWiring): void {
  type Route = { Params: { address: string } }
  const expectManager = async (request: FastifyRequest<Route>): Promise<string> => {
    const { address } = request.params
    const verdict: Verdict = await decide(callerOf(request), 'manage', foldAddress(address))
    if (!verdict.admitted)
      throw new SaidFault('denied', 'keys.not-manager', { address: address.slice(0, 320) })
    return callerOf(request).identity
  }
  scope.put<Route>('/keys/openpgp/:address', async (request) => {
    const identity = await expectManager(request)
    if (typeof request.body !== 'string') throw new SaidFault('syntax', 'keys.content-type')
    const { address } = request.params
    const record = await keys.publish({ address, armored: request.body, identity })
    return { fingerprint: record.fingerprint, armored: await keys.armored(record) }
  })
  scope.get('/keys/escrow.asc', async (_request, reply) =>
    reply.type('application/pgp-keys').send(await keys.escrowKey()),
  )
  scope.put<Route>('/keys/escrow/:address', { bodyLimit: maxDepositBytes }, async (request) => {
    const identity = await expectManager(request)
    const given = readDeposit(request.body)
    return { count: await keys.deposit({ address: request.params.address, identity, keys: given }) }
  })
  scope.delete<Route>('/keys/openpgp/:address', async (request, reply) => {
    const identity = await expectManager(request)
    await keys.withdraw(request.params.address, identity)
    return reply.code(204).send()
  })
}

function readDeposit(body: unknown): DepositedKey[] {
  const keys = typeof body === 'object' && body !== null && 'keys' in body ? body.keys : null
  if (!Array.isArray(keys)) throw new SaidFault('syntax', 'escrow.form')
  return keys.map((one: Partial<Record<keyof DepositedKey, unknown>> | null) => {
    const { keyId, kind, sealed } = one ?? {}
    const isKind = kind === 'openpgp' || kind === 'encryption'
    if (typeof keyId !== 'string' || !isKind || typeof sealed !== 'string')
      throw new SaidFault('syntax', 'escrow.form')
    return { keyId, kind, sealed }
  })
}

/** RFC 4387 §2.1: one certificate as it is, several as a multipart message, the likeliest first. */
function certificateRoutes(scope: FastifyInstance, wiring: KeysWiring): void {
  scope.get<{ Querystring: Record<string, string | string[] | undefined> }>(
    '/certificates/search.cgi',
    async (request, reply) => {
      const { email } = request.query
      if (typeof email !== 'string') throw new SaidFault('syntax', 'keys.search-by-email')
      const found = await findFor(wiring, wiring.callerOf(request), email)
      // Whoever asks in this way wants to write: what is enciphered to comes first.
      const ders = found ? [...found.encryption, ...found.signature] : []
      return sendCertificates(reply, ders, email)
    },
  )
}

const boundary = 'pli-certificates'

function sendCertificates(
  reply: FastifyReply,
  ders: readonly Buffer[],
  email: string,
): FastifyReply {
  const [first] = ders
  if (!first) throw new SaidFault('not-found', 'keys.unknown', { address: email.slice(0, 320) })
  if (ders.length === 1) return reply.type('application/pkix-cert').send(first)
  const parts = ders.flatMap((der) => [
    Buffer.from(`--${boundary}\r\nContent-Type: application/pkix-cert\r\n\r\n`, 'latin1'),
    der,
    Buffer.from('\r\n', 'latin1'),
  ])
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`, 'latin1')])
  return reply.type(`multipart/mixed; boundary=${boundary}`).send(body)
}

/** Both methods of §3.1: the domain in the path, or that of the host asked. */
function webKeyRoutes(scope: FastifyInstance, wiring: KeysWiring): void {
  const { keys, callerOf } = wiring
  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    domain: string,
    hash: string,
  ): Promise<FastifyReply> => {
    const isHash = /^[a-z0-9]{32}$/.test(hash) && domain.length <= 255
    const found = isHash ? await keys.findByPlace(domain.toLowerCase(), hash) : undefined
    if (!found?.openPgp || !maySee(callerOf(request), found))
      throw new SaidFault('not-found', 'keys.unknown', { address: `${hash.slice(0, 40)}…` })
    return reply.type('application/octet-stream').send(found.openPgp.certificate)
  }
  const base = '/.well-known/openpgpkey'
  scope.get<{ Params: { domain: string; hash: string } }>(
    `${base}/:domain/hu/:hash`,
    async (request, reply) => answer(request, reply, request.params.domain, request.params.hash),
  )
  scope.get<{ Params: { hash: string } }>(`${base}/hu/:hash`, async (request, reply) =>
    answer(request, reply, hostOf(request), request.params.hash),
  )
  // An empty policy: no submission address, nothing to know (§4.5).
  for (const path of [`${base}/policy`, `${base}/:domain/policy`])
    scope.get(path, async (_request, reply) => reply.type('text/plain').send(''))
}

const hostOf = (request: FastifyRequest): string => hostIn(request.headers).replace(/:\d+$/, '')
