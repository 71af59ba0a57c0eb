/** The gateway asked by a page it served: same origin, the certificate shown by the browser, bounded in size and time. */

import { joinBytes, PhrasedFault } from '../../server/base/index.js'
import type { GatewayLink, LinkAnswer, LinkQuestion } from './link.js'

const maxAnswerBytes = 256 * 1024
const patienceMs = 60_000

export interface FetchLinkOptions {
  readonly mailbox: string
  /** `https://host:port`: the page's own. */
  readonly origin: string
  readonly fetch: typeof fetch
}

/**
 * A link over `fetch`. Redirections are refused: nothing that answers sends a question elsewhere. Fault unavailable when
 * nobody answers in a minute, too-large for an answer beyond `maxBytes`.
 */
export function fetchLink({ mailbox, origin, fetch }: FetchLinkOptions): GatewayLink {
  const server = new URL(origin).host
  return {
    ...{ mailbox, server },
    async ask(question) {
      const url = new URL(question.path, origin)
      if (url.origin !== new URL(origin).origin)
        throw new PhrasedFault('syntax', 'gateway.odd-answer')
      try {
        return await answerOf(await fetch(url, initOf(question)), question.maxBytes)
      } catch (cause) {
        if (cause instanceof PhrasedFault) throw cause
        throw new PhrasedFault('unavailable', 'gateway.unreachable', { server }, cause)
      }
    },
  }
}

/** Said to be a `RequestInit`: Node's types and a browser's differ in what a body may be. */
const initOf = ({ method, body, contentType, language }: LinkQuestion) =>
  ({
    ...{ method, redirect: 'error', credentials: 'same-origin', cache: 'no-store' },
    headers: {
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
      ...(language === undefined ? {} : { 'accept-language': language }),
    },
    // Of memory that is shared with nobody, which the types of browsers want said.
    ...(body === undefined ? {} : { body: body as NonNullable<RequestInit['body']> }),
    signal: AbortSignal.timeout(patienceMs),
  }) as RequestInit

async function answerOf(response: Response, maxBytes = maxAnswerBytes): Promise<LinkAnswer> {
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';', 1)
  const body = response.body ? await readAll(response.body, maxBytes) : new Uint8Array(0)
  return { status: response.status, body, contentType: type.trim().toLowerCase() }
}

async function readAll(
  stream: NonNullable<Response['body']>,
  maxBytes: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array }
    if (done || !value) break
    size += value.length
    if (size > maxBytes) {
      await reader.cancel()
      throw new PhrasedFault('too-large', 'gateway.odd-answer')
    }
    pieces.push(value)
  }
  return joinBytes(pieces)
}
