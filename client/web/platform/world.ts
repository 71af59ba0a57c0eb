/** The browser as the world that client/api runs in: fetch, XMLHttpRequest where progress is told, timers, WebSocket. */

import { overFetch, type Ask, type HttpAnswer, type World } from '../../api/index.js'
import { browserClock } from './clock.js'

const overHttp = overFetch((url, init) => fetch(url, init))

/** fetch tells no progress of what is sent; XMLHttpRequest does. */
const withProgress: Ask = ({ method, url, type, accept, body, signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    request.responseType = 'arraybuffer'
    if (type !== undefined) request.setRequestHeader('content-type', type)
    if (accept !== undefined) request.setRequestHeader('accept', accept)
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded, total)
    request.onload = () => {
      resolve(answerOf(request))
    }
    request.onerror = () => {
      reject(new TypeError('the request was not answered'))
    }
    request.onabort = () => {
      reject(new DOMException('aborted', 'AbortError'))
    }
    signal?.addEventListener('abort', () => {
      request.abort()
    })
    request.send((body ?? null) as XMLHttpRequestBodyInit | null)
  })

function answerOf(request: XMLHttpRequest): HttpAnswer {
  const bytes = new Uint8Array(request.response as ArrayBuffer)
  const [type = ''] = (request.getResponseHeader('content-type') ?? '').split(';', 1)
  return {
    ...{ status: request.status, type: type.trim().toLowerCase() },
    bytes: () => Promise.resolve(bytes),
    async *pieces() {
      yield bytes
    },
  }
}

const openSocket: NonNullable<World['openSocket']> = (url, { opened, heard, closed }) => {
  const socket = new WebSocket(url, 'jmap')
  socket.onopen = opened
  socket.onmessage = ({ data }) => {
    if (typeof data === 'string') heard(data)
  }
  socket.onclose = closed
  return {
    send: (text) => {
      socket.send(text)
    },
    close: () => {
      socket.close()
    },
  }
}

export const browserWorld: World = {
  ask: (question) => (question.onProgress ? withProgress(question) : overHttp(question)),
  clock: browserClock,
  after: (ms, work) => {
    const timer = setTimeout(work, ms)
    return () => {
      clearTimeout(timer)
    }
  },
  chance: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
  hasNetwork: () => navigator.onLine,
  openSocket,
}
