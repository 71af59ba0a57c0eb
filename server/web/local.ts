/** JMAP for programs on this machine: plain HTTP on loopback with a bearer token (RFC 6750), off unless it is asked for. */

import type { AddressInfo, Socket } from 'node:net'
import { isIP } from 'node:net'
import type { IncomingMessage } from 'node:http'
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import { deny, Fault, type Log, type Verdict } from '../base/index.js'
import type { Jmap } from '../jmap/index.js'
import type { Caller } from '../trust/index.js'
import { jmapRoutes } from './jmap.js'
import { jmapSockets } from './jmap-socket.js'

export interface LocalOptions {
  readonly jmap: Jmap
  readonly log: Log
  /** Judges a token, each time it is shown. */
  callerOf(this: void, token: string): Promise<Verdict<Caller>>
  /** How often those with open streams are judged again; milliseconds. */
  readonly againMs?: number
}

export interface LocalListener {
  /** Fault denied for an address that is not loopback, unavailable when it cannot be bound. */
  listen(host: string, port: number): Promise<AddressInfo>
  drain(): Promise<void>
}

/** Whether only this machine can reach it. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

const tokenOf = ({ headers }: IncomingMessage): string | undefined =>
  /^Bearer +(\S{1,600})$/i.exec(headers.authorization ?? '')?.[1]

/** A page in a browser on this machine is not who is meant: it names its origin, or a name that was bent to lead here. */
function isFromPage({ headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d{1,5}$/, '').replace(/^\[|\]$/g, '')
  const site = headers['sec-fetch-site']
  return (
    headers.origin !== undefined || (site !== undefined && site !== 'none') || !isLoopback(host)
  )
}

function refuse(reply: FastifyReply, status: 401 | 403, detail: string): FastifyReply {
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="pli"')
  const body = { type: 'about:blank', status, detail }
  return reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(body))
}

/** Connections by the token they came with, so that one that is taken back ends what it has open. */
class Held {
  readonly #tokens = new Map<Socket, string>()

  keep(socket: Socket, token: string): void {
    if (!this.#tokens.has(socket)) socket.once('close', () => this.#tokens.delete(socket))
    this.#tokens.set(socket, token)
  }

  async judge(callerOf: LocalOptions['callerOf']): Promise<void> {
    for (const token of new Set(this.#tokens.values())) {
      if ((await callerOf(token)).admitted) continue
      for (const [socket, own] of this.#tokens) if (own === token) socket.destroy()
    }
  }
}

/** Makes the listener; nothing is bound yet. */
export function createLocal({ jmap, log, callerOf, againMs = 500 }: LocalOptions): LocalListener {
  const app = fastify({ forceCloseConnections: true, requestTimeout: 15 * 60_000 })
  app.server.headersTimeout = 30_000
  const callers = new WeakMap<FastifyRequest, Caller>()
  const held = new Held()
  const judge = async (request: IncomingMessage): Promise<Verdict<Caller>> => {
    const token = tokenOf(request)
    if (token === undefined) return deny('no-certificate', { listener: 'local' })
    const verdict = await callerOf(token)
    if (verdict.admitted) held.keep(request.socket, token)
    return verdict
  }
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    if (isFromPage(request.raw)) return refuse(reply, 403, 'no page is served here')
    const verdict = await judge(request.raw)
    if (!verdict.admitted) return refuse(reply, 401, 'a token of this gateway is needed')
    callers.set(request, verdict.value)
    return undefined
  })
  const known = (request: FastifyRequest): Caller => {
    const caller = callers.get(request)
    if (!caller) throw new Error('a request passed without a caller')
    return caller
  }
  jmapRoutes(app, { jmap, hostName: 'localhost', callerOf: known, scheme: 'http' })
  jmapSockets(app, { jmap, log, verdict: (_socket, request) => judge(request), isOwn: notFromPage })
  let timer: NodeJS.Timeout | undefined
  return {
    async listen(host, port) {
      if (!isLoopback(host))
        throw new Fault(
          'denied',
          `${host} can be reached from elsewhere: tokens are for loopback alone`,
        )
      try {
        await app.listen({ host, port })
      } catch (cause) {
        throw new Fault('unavailable', `cannot listen on ${host}:${port}`, { cause })
      }
      timer = setInterval(() => {
        held
          .judge(callerOf)
          .catch((error: unknown) => log.error({ err: error }, 'tokens could not be judged again'))
      }, againMs)
      timer.unref()
      return app.server.address() as AddressInfo
    },
    async drain() {
      clearInterval(timer)
      await app.close()
    },
  }
}

const notFromPage = (request: IncomingMessage): boolean => !isFromPage(request)
