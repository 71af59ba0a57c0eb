/**
 * The plain-HTTP host: what anybody must be able to fetch before trusting anything (lists, CA certificates, OCSP
 * answers), each signed by itself (RFC 5280 §8). A server of its own, so that nothing else can ever be reached here.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Fault, isFault, type Log } from '../../base/index.js'
import { answerOcsp } from './ocsp.js'
import { send, type Published } from './send.js'
import type { PlainSources } from './sources.js'

export interface PlainListener {
  listen(host: string, port: number): Promise<AddressInfo>
  drain(graceMs: number): Promise<void>
}

const maxConnections = 256
const bounds = {
  maxHeaderSize: 8 * 1024,
  headersTimeout: 5000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1000,
} as const

/** Makes the host; nothing is bound yet. */
export function createPlain(sources: PlainSources, log: Log): PlainListener {
  const server = createServer({ ...bounds, keepAliveTimeout: 5000 }, (request, response) => {
    answer(sources, request, response).catch((error: unknown) => {
      if (!isFault(error, 'syntax', 'too-large', 'unsupported'))
        log.error({ err: error }, 'a plain request failed')
      refuse(response, error)
    })
  })
  server.maxConnections = maxConnections
  server.maxRequestsPerSocket = 100
  server.maxHeadersCount = 50
  // A reader of a large list that takes nothing for so long is let go.
  server.timeout = 30_000
  return {
    listen: (host, port) => listen(server, host, port),
    drain: (graceMs) => drain(server, graceMs),
  }
}

const path = /^\/(?:crl\/([a-z0-9-]{1,40})(\.delta)?\.crl|ca\/([a-z0-9-]{1,40})\.cer|ocsp(\/.+)?)$/

async function answer(
  sources: PlainSources,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const found = path.exec((request.url ?? '').replace(/\?.*$/, ''))
  if (!found) return plain(response, 404, 'Not found')
  const [, list, delta, authority, question] = found
  if (list === undefined && authority === undefined)
    return answerOcsp(sources, request, response, question)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD')
    return plain(response, 405, 'Method not allowed')
  }
  const file = list === undefined ? await certificate(sources, authority) : undefined
  const published = list === undefined ? file : await crl(sources, list, delta !== undefined)
  if (!published) return plain(response, 404, 'Not found')
  send(request, response, published, sources.clock.now())
}

const hourMs = 60 * 60_000

async function crl(
  { crl }: PlainSources,
  name: string,
  isDelta: boolean,
): Promise<Published | undefined> {
  const kind = isDelta ? 'delta' : 'full'
  const found = await crl(name, kind)
  return (
    found && {
      ...{ body: found.der, type: 'application/pkix-crl' },
      tag: `${name}-${kind}-${found.number}`,
      freshUntil: found.nextUpdate,
      // A revocation makes another list long before this one ends.
      mostAgeMs: hourMs,
    }
  )
}

async function certificate(
  { certificate, clock }: PlainSources,
  name = '',
): Promise<Published | undefined> {
  const der = await certificate(name)
  if (!der) return undefined
  const freshUntil = clock.now() + 24 * hourMs
  return { body: der, type: 'application/pkix-cert', freshUntil, mostAgeMs: 24 * hourMs }
}

export function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': text.length + 1,
    'x-content-type-options': 'nosniff',
    connection: 'close',
  })
  response.end(`${text}\n`)
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  if (isFault(error, 'too-large')) return plain(response, 413, 'Too large')
  if (isFault(error, 'unsupported')) return plain(response, 415, 'Unsupported media type')
  if (isFault(error, 'syntax')) return plain(response, 400, 'Bad request')
  return plain(response, 503, 'Unavailable')
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Fault('unavailable', `cannot listen on ${host}:${port}`, { cause })),
    )
    server.listen(port, host, () => resolve(server.address() as AddressInfo))
  })
}

function drain(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
