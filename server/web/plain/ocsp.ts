/** OCSP over HTTP: POST, and GET with the request in the path (RFC 6960 appendix A). */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { Fault, limits } from '../../base/index.js'
import { send } from './send.js'
import type { PlainSources } from './sources.js'

const responseType = 'application/ocsp-response'

/** `question` is what follows `/ocsp`, its slash included. Fault syntax, too-large, unsupported. */
export async function answerOcsp(
  sources: PlainSources,
  request: IncomingMessage,
  response: ServerResponse,
  question: string | undefined,
): Promise<void> {
  const asked = await readQuestion(request, question)
  const { der, cache } = await sources.ocsp(asked)
  if (cache && request.method === 'GET') {
    const { producedAt: madeAt, nextUpdate: freshUntil } = cache
    const published = { body: der, type: responseType, madeAt, freshUntil, mostAgeMs: Infinity }
    return send(request, response, published, sources.clock.now())
  }
  response.writeHead(200, {
    'content-type': responseType,
    'content-length': der.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(der)
}

async function readQuestion(
  request: IncomingMessage,
  question: string | undefined,
): Promise<Buffer> {
  const { method, headers } = request
  if (method === 'GET' && question !== undefined) return fromPath(question)
  if (method !== 'POST' || question !== undefined)
    throw new Fault('syntax', 'OCSP is asked by POST, or by GET with the request in the path')
  if (!/^application\/ocsp-request\s*(;|$)/i.test(headers['content-type'] ?? ''))
    throw new Fault('unsupported', 'not an OCSP request')
  return readBody(request)
}

/** Base64, in which `+`, `/` and `=` may be written as they are or as `%2B`, `%2F` and `%3D`. */
function fromPath(question: string): Buffer {
  const text = question.replace(/^\/+/, '').replace(/%(2b|2f|3d)/gi, decodeURIComponent)
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 === 1)
    throw new Fault('syntax', 'not base64')
  return Buffer.from(text, 'base64')
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const most = limits.ocspRequestBytes
  if (Number(request.headers['content-length'] ?? 0) > most)
    throw new Fault('too-large', 'the request is too large')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw new Fault('too-large', 'the request is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
