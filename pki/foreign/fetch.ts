/** One question over http to the list server or responder of others: bounded in size and time, never redirected. */

import { request, type IncomingMessage } from 'node:http'
import { Fault, isFault } from '../../server/base/index.js'

export interface Question {
  readonly url: string
  readonly timeoutMs: number
  readonly maxBytes: number
  /** Of what is known already, so that it need not be sent again (RFC 9110 §13). */
  readonly etag?: string | null
  readonly modified?: string | null
  /** Given for POST. */
  readonly body?: { readonly type: string; readonly bytes: Buffer }
}

export interface Reply {
  /** Null when what is known is still the newest. */
  readonly body: Buffer | null
  readonly etag: string | null
  readonly modified: string | null
}

/**
 * Asks. What comes proves itself by its signature, so the way needs no secrecy (RFC 5280 §8, RFC 6960 §5). Fault
 * unsupported, unavailable, too-large.
 */
export function askHttp(question: Question): Promise<Reply> {
  const { url, timeoutMs, body } = question
  if (!isHttpUrl(url))
    return Promise.reject(new Fault('unsupported', 'lists are fetched from http addresses only'))
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void =>
      reject(isFault(cause) ? cause : new Fault('unavailable', problemOf(cause), { cause }))
    const sent = request(
      url,
      {
        method: body ? 'POST' : 'GET',
        headers: headersOf(question),
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => receive(response, question, resolve, fail),
    )
    sent.on('error', fail)
    sent.end(body?.bytes)
  })
}

export const isHttpUrl = (url: string): boolean => /^http:\/\//i.test(url) && URL.canParse(url)

function headersOf({ etag, modified, body }: Question): Record<string, string> {
  return {
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(modified ? { 'if-modified-since': modified } : {}),
    ...(body ? { 'content-type': body.type, 'content-length': String(body.bytes.length) } : {}),
  }
}

const problemOf = (cause: unknown): string =>
  `could not be fetched (${cause instanceof Error ? cause.message : String(cause)})`.slice(0, 200)

function receive(
  response: IncomingMessage,
  { maxBytes, body }: Question,
  resolve: (reply: Reply) => void,
  fail: (cause: unknown) => void,
): void {
  const { statusCode, headers } = response
  const marks = { etag: headers.etag ?? null, modified: headers['last-modified'] ?? null }
  if (statusCode === 304 && !body) {
    response.resume()
    return resolve({ body: null, ...marks })
  }
  if (statusCode !== 200) {
    response.resume()
    return fail(new Error(`HTTP ${statusCode}`))
  }
  const chunks: Buffer[] = []
  let size = 0
  response.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > maxBytes) response.destroy(new Fault('too-large', 'the answer is too large'))
    else chunks.push(chunk)
  })
  response.on('end', () => resolve({ body: Buffer.concat(chunks), ...marks }))
  response.on('error', fail)
}
