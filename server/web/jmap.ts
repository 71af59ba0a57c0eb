/** The JMAP routes: HTTP made into a request of the JMAP door, and its answer into HTTP. */

import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { jmapLimits, type Jmap } from '../jmap/index.js'
import type { Caller } from '../trust/index.js'
import { baseOf } from './base.js'
import { lastAnswer } from './host.js'

interface Wiring {
  readonly jmap: Jmap
  readonly hostName: string
  readonly callerOf: (request: FastifyRequest) => Caller
  readonly scheme?: 'https' | 'http'
}

/** RFC 6266 with RFC 8187: any name, and never one that is opened inside the page. */
const attachment = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name.slice(0, 200)).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`

const problem = (reply: FastifyReply, status: number, name: string, more = {}): FastifyReply => {
  const type = `urn:ietf:params:jmap:error:${name}`
  return reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify({ type, status, ...more }))
}

/** Any type and any length: octets go through, and the door of JMAP counts them. */
function uploadRoute(app: FastifyInstance, { jmap, callerOf }: Wiring): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => {
      done(null)
    })
    scope.post<{ Params: { accountId: string } }>(
      '/jmap/upload/:accountId/',
      { bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request, reply) => {
        const { 'content-type': given = '', 'content-length': length } = request.headers
        const type = mediaType.test(given) ? given.toLowerCase() : 'application/octet-stream'
        const file = { type, sizeBytes: length === undefined ? null : Number(length) }
        // The connection stays, so that a refusal can be told to who is still sending.
        const chunks = request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
        const caller = callerOf(request)
        const answer = await jmap.upload(caller, request.params.accountId, file, chunks)
        if (answer.status >= 400) lastAnswer(request, reply)
        return reply.code(answer.status).type(answer.type).send(JSON.stringify(answer.body))
      },
    )
  })
}

const mediaType = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/

export function jmapRoutes(app: FastifyInstance, wiring: Wiring): void {
  const { jmap, hostName, callerOf, scheme } = wiring
  uploadRoute(app, wiring)
  const session = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    reply
      .type('application/json')
      .send(JSON.stringify(jmap.session(callerOf(request), baseOf(request, hostName, scheme))))
  // RFC 8620 §2.2: where a client that knows the host alone finds it.
  app.get('/.well-known/jmap', session)
  app.get('/jmap/session', session)
  app.get<{
    Params: Record<'accountId' | 'blobId' | 'name', string>
    Querystring: { type?: unknown }
  }>('/jmap/download/:accountId/:blobId/:name', async (request, reply) => {
    const { accountId, blobId, name } = request.params
    const blob = await jmap.download(callerOf(request), accountId, blobId)
    if (!blob) return reply.callNotFound()
    const { type } = request.query
    const isType = typeof type === 'string' && mediaType.test(type)
    return (
      reply
        .header('content-type', isType ? type : blob.type)
        .header('content-disposition', attachment(name))
        // What a message holds never changes under its id; it stays with its reader.
        .header('cache-control', 'private, immutable, max-age=31536000')
        .send(Readable.from(blob.bytes()))
    )
  })
  app.get<{ Querystring: Record<string, unknown> }>('/jmap/eventsource', async (request, reply) => {
    const gone = new AbortController()
    reply.raw.once('close', () => {
      gone.abort()
    })
    const stream = await jmap.events(callerOf(request), request.query, gone.signal)
    if (!stream) return problem(reply, 400, 'notRequest')
    return reply.header('content-type', 'text/event-stream').send(Readable.from(stream))
  })
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    const bodyLimit = jmapLimits.maxSizeRequest
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit },
      (_r, body, done) => {
        done(null, body)
      },
    )
    scope.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
      if (error.statusCode === 413) return problem(reply, 400, 'limit', { limit: 'maxSizeRequest' })
      if (error.statusCode === 415) return problem(reply, 400, 'notJSON')
      throw error
    })
    scope.post('/jmap/api', { bodyLimit }, async (request, reply) => {
      const gone = new AbortController()
      reply.raw.once('close', () => {
        gone.abort()
      })
      const answer = await jmap.api(callerOf(request), request.body as Buffer, gone.signal)
      // Bytes go to the socket as they are; a long text would be measured, copied and joined first.
      const body = Buffer.from(JSON.stringify(answer.body), 'utf8')
      return reply.code(answer.status).type(answer.type).send(body)
    })
  })
}
