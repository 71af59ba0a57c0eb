/**
 * HTTP/2 (RFC 9113) over mutual TLS, and HTTP/1.1 for who asks for it: a page fetches everything over one connection, where each
 * further one would be a signature of its reader's key, which may be in a card.
 */

import type { IncomingMessage } from 'node:http'
import type { Http2SecureServer, Http2ServerRequest, ServerHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { ServerTls } from '../trust/index.js'

/** An upload over a slow line; what is no upload is small, and its header must be there soon. */
const requestTimeoutMs = 15 * 60_000
const headersTimeoutMs = 30_000
/** Requests of one connection at once. */
const maxConcurrentStreams = 64
/** Of headers together. */
const maxHeaderListSize = 32 * 1024
/** A page that is open and says nothing. */
const idleSessionMs = 72_000

export interface Host {
  readonly app: FastifyInstance
  /** What the next handshakes show and ask for. */
  renewTls(this: void, tls: ServerTls): void
  /** Ends every connection, those in their handshake and those that were opened in advance too. */
  endAll(this: void): void
}

/** The host, without a route; nothing is bound yet. */
export function openHost(tls: ServerTls): Host {
  const app = fastify({
    http2: true,
    https: {
      ...tls,
      allowHTTP1: true,
      settings: { maxConcurrentStreams, maxHeaderListSize, enablePush: false },
    },
    http2SessionTimeout: idleSessionMs,
    bodyLimit: 64 * 1024,
  })
  const server: Http2SecureServer = app.server
  // Of the connections that speak HTTP/1.1; a stream of HTTP/2 that stays silent is ended likewise.
  Object.assign(server, { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs })
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('stream', (stream) => {
    stream.setTimeout(requestTimeoutMs, () => {
      stream.close()
    })
  })
  return {
    // The routes read what both protocols have in common.
    app: app as unknown as FastifyInstance,
    renewTls: (next) => {
      server.setSecureContext({ ...next })
    },
    endAll: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** The connection of a request that came by HTTP/2; undefined for HTTP/1.1. */
export function sessionOf(raw: IncomingMessage): ServerHttp2Session | undefined {
  const { stream } = raw as { readonly stream?: Http2ServerRequest['stream'] }
  return stream?.session as ServerHttp2Session | undefined
}

/** The connection ends with this answer. */
export function lastAnswer({ raw }: FastifyRequest, reply: FastifyReply): void {
  // The field is none of HTTP/2 (RFC 9113 §8.2.2), whose streams may have lost their connection by now.
  if (raw.httpVersionMajor < 2) return void reply.header('connection', 'close')
  const session = sessionOf(raw)
  reply.raw.once('finish', () => session?.close())
}
