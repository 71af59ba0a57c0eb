/** What the room asks of the world it runs in: HTTP, time and chance. A browser, Node and a test each have their own. */

import type { Clock } from '../../server/base/index.js'

export interface HttpQuestion {
  readonly method: 'GET' | 'POST'
  /** Absolute. */
  readonly url: string
  readonly type?: string
  readonly accept?: string
  readonly body?: string | Uint8Array | Blob
  readonly signal?: AbortSignal
  /** Octets sent so far and altogether; told only by a world that knows. */
  readonly onProgress?: (sent: number, total: number) => void
}

export interface HttpAnswer {
  readonly status: number
  /** Media type without parameters, lower case. */
  readonly type: string
  bytes(): Promise<Uint8Array>
  /** The body as it comes; ends when the connection does. */
  pieces(): AsyncIterable<Uint8Array>
}

/** Any status is an answer; rejects when there is none: no network, no server, a certificate refused in the handshake. */
export type Ask = (question: HttpQuestion) => Promise<HttpAnswer>

/** Runs `work` once after `ms`; answers with what calls it off. */
export type After = (ms: number, work: () => void) => () => void

/** A WebSocket as a browser has it, in the four things asked of it. */
export interface Socket {
  send(text: string): void
  close(): void
}

export interface SocketEvents {
  readonly opened: () => void
  readonly heard: (text: string) => void
  readonly closed: () => void
}

export interface World {
  readonly ask: Ask
  readonly clock: Clock
  readonly after: After
  /** In [0, 1); spreads retries, makes no secret. */
  readonly chance: () => number
  /** False when the device knows that it has no network; left out where nobody knows. */
  readonly hasNetwork?: () => boolean
  /** Opens a WebSocket of the sub-protocol `jmap` (RFC 8887 §3); left out where there is none. */
  readonly openSocket?: (url: string, events: SocketEvents) => Socket
}

interface FetchAnswer {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: ReadableStream<Uint8Array> | null
  arrayBuffer(): Promise<ArrayBuffer>
}

type Fetch = (
  url: string,
  init: {
    method: string
    headers: Record<string, string>
    body?: string | Blob | Uint8Array<ArrayBuffer>
    signal?: AbortSignal
    redirect: 'error'
    credentials: 'same-origin'
    cache: 'no-store' | 'default'
  },
) => Promise<FetchAnswer>

/** `Ask` over a browser's `fetch`: same origin, no redirect, answers of the API never in its cache. */
export function overFetch(fetch: Fetch): Ask {
  return async ({ method, url, type, accept, body, signal }) => {
    const answer = await fetch(url, {
      method,
      headers: {
        ...(type !== undefined && { 'content-type': type }),
        ...(accept !== undefined && { accept }),
      },
      ...(body !== undefined && { body: body as string | Blob | Uint8Array<ArrayBuffer> }),
      ...(signal && { signal }),
      redirect: 'error',
      credentials: 'same-origin',
      cache: 'no-store',
    })
    const [media = ''] = (answer.headers.get('content-type') ?? '').split(';', 1)
    return {
      status: answer.status,
      type: media.trim().toLowerCase(),
      bytes: async () => new Uint8Array(await answer.arrayBuffer()),
      pieces: () => piecesOf(answer.body),
    }
  }
}

async function* piecesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
