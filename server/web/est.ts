/**
 * Enrolment over secure transport (RFC 7030, RFC 8951): a holder renews his certificate with the one he has. Every caller
 * was admitted by his certificate already, so who asks is never in question; the directory decides what he gets.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { composeCertsOnly, parseRequest } from '../../pki/index.js'
import { limits, SaidFault, say, type Language, type Log } from '../base/index.js'
import type { Caller } from '../trust/index.js'
import { statusOf } from './problem.js'

/** What this door needs of the authority. */
export interface Enroller {
  /** Certificates of our authorities, DER. */
  authorities(): Promise<readonly Buffer[]>
  /** One that signs or enciphers the caller's own mail. Fault denied for another profile; others as `reenrol`. */
  enrol(caller: Caller, profile: string, request: ReturnType<typeof parseRequest>): Promise<Buffer>
  /** A new certificate (DER) for the caller, over the key of `request`. Fault denied, conflict, limited, unavailable. */
  reenrol(caller: Caller, request: ReturnType<typeof parseRequest>): Promise<Buffer>
}

export interface EstOptions {
  readonly enroller: Enroller
  readonly log: Log
  readonly callerOf: (request: FastifyRequest) => Caller
  readonly languageOf: (request: FastifyRequest) => Language
}

export const estPath = '/.well-known/est'

/** sha256WithRSAEncryption, ecdsa-with-SHA256, Ed25519: what requests may be signed with (RFC 7030 §4.5.2). */
const attributes = Buffer.from('301a06092a864886f70d01010b06082a8648ce3d04030206032b6570', 'hex')

/** Adds the routes of EST to the host. */
export function registerEst(app: FastifyInstance, options: EstOptions): void {
  void app.register(
    (est, _options, done) => {
      // What comes is base64 whatever its length in binary (RFC 8951 §3.1).
      const parse = { parseAs: 'buffer', bodyLimit: 2 * limits.requestBytes } as const
      est.addContentTypeParser('application/pkcs10', parse, (_request, body, parsed) =>
        parsed(null, body),
      )
      routes(est, options)
      est.setErrorHandler((error, request, reply) => refuse(error, request, reply, options))
      done()
    },
    { prefix: estPath },
  )
}

function routes(est: FastifyInstance, { enroller, callerOf }: EstOptions): void {
  est.get('/cacerts', async (_request, reply) =>
    sendMessage(reply, await enroller.authorities(), 'application/pkcs7-mime'),
  )
  est.get('/csrattrs', async (_request, reply) =>
    base64(reply.type('application/csrattrs'), attributes),
  )
  est.post('/simplereenroll', async (request, reply) => {
    if (!Buffer.isBuffer(request.body)) throw new SaidFault('syntax', 'est.content-type')
    const csr = parseRequest(derOf(request.body))
    const certificate = await enroller.reenrol(callerOf(request), csr)
    return sendMessage(reply, [certificate], 'application/pkcs7-mime; smime-type=certs-only')
  })
  // A label names what is asked for (RFC 7030 §3.2.2).
  est.post<{ Params: { profile: string } }>('/:profile/simpleenroll', async (request, reply) => {
    if (!Buffer.isBuffer(request.body)) throw new SaidFault('syntax', 'est.content-type')
    const csr = parseRequest(derOf(request.body))
    const certificate = await enroller.enrol(callerOf(request), request.params.profile, csr)
    return sendMessage(reply, [certificate], 'application/pkcs7-mime; smime-type=certs-only')
  })
  est.post('/simpleenroll', async () => {
    throw new SaidFault('denied', 'est.no-first-enrolment')
  })
}

/** Base64 of any line length; PEM is forgiven, since that is what tools write first. */
function derOf(body: Buffer): Buffer {
  const text = body.toString('latin1')
  if (text.includes('-----BEGIN')) return body
  if (!/^[A-Za-z0-9+/=\s]+$/.test(text)) throw new SaidFault('syntax', 'est.content-type')
  return Buffer.from(text.replace(/\s+/g, ''), 'base64')
}

const sendMessage = (
  reply: FastifyReply,
  certificates: readonly Buffer[],
  type: string,
): FastifyReply => base64(reply.type(type), composeCertsOnly(certificates))

/** RFC 8951 §3.1: clients of RFC 7030 still look for the transfer encoding. */
function base64(reply: FastifyReply, der: Buffer): FastifyReply {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return reply.header('content-transfer-encoding', 'base64').send(`${lines.join('\r\n')}\r\n`)
}

/** One sentence in plain text, in the caller's language (RFC 7030 §4.2.3). */
function refuse(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { log, languageOf, callerOf }: EstOptions,
): FastifyReply {
  const language = languageOf(request)
  const { identity } = callerOf(request)
  const status = statusOf(error)
  if (status >= 500) log.error({ err: error, identity }, 'a certificate could not be renewed')
  else log.warn({ identity, why: String(error) }, 'a renewal was refused')
  if (status === 429) void reply.header('retry-after', String(24 * 3600))
  if (status === 503) void reply.header('retry-after', '60')
  const text =
    error instanceof SaidFault
      ? error.in(language)
      : say(language, status < 500 ? 'est.content-type' : 'est.failed')
  return reply.code(status).type('text/plain; charset=utf-8').send(`${text}\n`)
}
