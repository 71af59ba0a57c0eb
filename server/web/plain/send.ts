/** Sending what is published so that caches keep it as long as it is good, and no longer (RFC 5019 §6). */

import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface Published {
  readonly body: Buffer
  readonly type: string
  /** Names these very bytes; their digest when left out. */
  readonly tag?: string
  /** Milliseconds since the epoch. */
  readonly madeAt?: number
  readonly freshUntil: number
  readonly mostAgeMs: number
}

/** Answers GET and HEAD, with nothing when the client has it already (RFC 9110 §13.1.2). */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  { body, type, tag, madeAt, freshUntil, mostAgeMs }: Published,
  now: number,
): void {
  const etag = `"${tag ?? createHash('sha256').update(body).digest('base64url')}"`
  const ageMs = Math.max(0, Math.min(freshUntil - now, mostAgeMs))
  response.setHeader('etag', etag)
  response.setHeader('expires', new Date(now + ageMs).toUTCString())
  response.setHeader(
    'cache-control',
    `max-age=${Math.floor(ageMs / 1000)}, public, no-transform, must-revalidate`,
  )
  if (madeAt !== undefined) response.setHeader('last-modified', new Date(madeAt).toUTCString())
  response.setHeader('x-content-type-options', 'nosniff')
  const known = request.headers['if-none-match']?.split(/\s*,\s*/) ?? []
  if (known.includes(etag) || known.includes('*')) {
    response.writeHead(304)
    response.end()
    return
  }
  response.writeHead(200, { 'content-type': type, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}
