/** The WebSocket of JMAP on the HTTPS listener: the same admission, limits of its own, a sign of life every half minute. */

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import type { Log, Verdict } from '../base/index.js'
import { jmapLimits, jmapSocketPath, type Jmap } from '../jmap/index.js'
import type { Caller } from '../trust/index.js'

interface Wiring {
  readonly jmap: Jmap
  readonly log: Log
  verdict(this: void, socket: Duplex, request: IncomingMessage): Promise<Verdict<Caller>>
  /** Whether it comes from where it may: a page of another origin would come with its reader's certificate. */
  isOwn(this: void, request: IncomingMessage): boolean
}

/** Sockets of one certificate: as many pages as somebody may have open. */
const perCertificate = 20
const pingMs = 30_000
/** What may wait to be sent to a client that does not read. */
const waitingBytes = 16 * 1024 * 1024

export function jmapSockets(app: FastifyInstance, { jmap, log, verdict, isOwn }: Wiring): void {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: jmapLimits.maxSizeRequest,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has('jmap') ? 'jmap' : false),
  })
  const open = new Map<string, Set<WebSocket>>()
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const take = async (): Promise<void> => {
      const refusal = problemOf(request, isOwn)
      if (refusal !== undefined) return refuse(socket, refusal)
      const admitted = await verdict(socket, request)
      if (!admitted.admitted) return refuse(socket, '403 Forbidden')
      const { fingerprint } = admitted.value.certificate
      const own = open.get(fingerprint) ?? new Set()
      if (own.size >= perCertificate) return refuse(socket, '503 Service Unavailable')
      server.handleUpgrade(request, socket, head, (client) => {
        own.add(client)
        open.set(fingerprint, own)
        client.once('close', () => {
          own.delete(client)
          if (own.size === 0) open.delete(fingerprint)
        })
        serve(client, jmap, admitted.value, log)
      })
    }
    take().catch((error: unknown) => {
      log.error({ err: error }, 'a WebSocket could not be opened')
      socket.destroy()
    })
  })
  app.addHook('preClose', async () => {
    for (const client of server.clients) client.close(1001)
    server.close()
    // Those that do not answer are not waited for.
    for (const client of server.clients) client.terminate()
  })
}

/** The reply to a question that is none of ours; undefined when it may go on. */
function problemOf(request: IncomingMessage, isOwn: Wiring['isOwn']): string | undefined {
  const { url = '', headers } = request
  if (url.split('?')[0] !== jmapSocketPath) return '404 Not Found'
  if (!isOwn(request)) return '403 Forbidden'
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim())
  return protocols.includes('jmap') ? undefined : '400 Bad Request'
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

function serve(client: WebSocket, jmap: Jmap, caller: Caller, log: Log): void {
  const gone = new AbortController()
  const send = (text: string): void => {
    if (client.bufferedAmount > waitingBytes) client.terminate()
    else client.send(text)
  }
  const session = jmap.socket(caller, { send, end: () => client.close(1001) }, gone.signal)
  let isAlive = true
  const pings = setInterval(() => {
    if (!isAlive) return client.terminate()
    isAlive = false
    client.ping()
  }, pingMs)
  client.on('pong', () => (isAlive = true))
  client.on('error', () => client.terminate())
  client.once('close', () => {
    clearInterval(pings)
    gone.abort()
    session.close()
  })
  let turn = Promise.resolve()
  client.on('message', (data: RawData, isBinary: boolean) => {
    // RFC 8887 §4.1: text alone.
    if (isBinary) return client.close(1003)
    // Nothing more is read while one is answered, so that nothing piles up here.
    client.pause()
    turn = turn
      .then(() => session.message(bytesOf(data)))
      .catch((error: unknown) => {
        log.error({ err: error }, 'a message on a WebSocket failed')
        client.close(1011)
      })
      .finally(() => {
        if (client.readyState === client.OPEN) client.resume()
      })
  })
}

const bytesOf = (data: RawData): Buffer =>
  Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)
