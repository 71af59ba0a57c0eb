/** The listeners of the IMAP door: accepts sockets, finishes their TLS, bounds and counts the sessions. */

import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import {
  createSecureContext,
  TLSSocket,
  type SecureContextOptions,
  type TlsOptions,
} from 'node:tls'
import { Fault, isFault, type Clock, type Log } from '../base/index.js'
import type { Trust } from '../trust/index.js'
import { untagged, type Limits, type Settings } from './command.js'
import { Session, type SessionOptions } from './session.js'
import type { OpenAccount } from './state.js'

/** `implicit` speaks TLS from the first byte (993), `starttls` after the command of that name (143). */
export type ListenerMode = 'implicit' | 'starttls'

export interface ImapServerOptions {
  readonly trust: Trust
  /** Throws Fault denied or not-found for a mailbox this caller may not open. */
  readonly mail: { open: OpenAccount }
  /** Certificate, anchors, protocol versions; must ask for a client certificate and issue no session tickets. */
  readonly tls: { readonly contextOptions: SecureContextOptions & TlsOptions }
  readonly log: Log
  readonly clock: Clock
  readonly limits: Limits
  readonly settings: Settings
  /** Shown in the greeting and by ID. */
  readonly name: string
}

export interface ImapServer {
  /** Takes over a fresh connection. */
  accept(socket: Socket, mode: ListenerMode): void
  /** Listens; resolves with the address really bound. Fault unavailable when it cannot be had. */
  listen(
    mode: ListenerMode,
    at: { host: string; port: number },
  ): Promise<{ host: string; port: number }>
  /** Stops listening, lets running commands end, says good-bye; resolves when all sessions are gone or `graceMs` is over. */
  drain(graceMs?: number): Promise<void>
  /** What the next handshakes show and ask for. */
  renewTls(contextOptions: SecureContextOptions & TlsOptions): void
  /** Stops listening and cuts every connection. */
  close(): Promise<void>
  readonly sessions: number
}

class Sessions {
  readonly #live = new Set<Session>()
  readonly #perIdentity = new Map<string, number>()
  #onEmpty: (() => void)[] = []

  get size(): number {
    return this.#live.size
  }

  async run(session: Session): Promise<void> {
    this.#live.add(session)
    await session.run()
    this.#live.delete(session)
    if (this.#live.size > 0) return
    for (const resolve of this.#onEmpty) resolve()
    this.#onEmpty = []
  }

  claim(identity: string, most: number): boolean {
    const count = this.#perIdentity.get(identity) ?? 0
    if (count >= most) return false
    this.#perIdentity.set(identity, count + 1)
    return true
  }

  release(identity: string): void {
    const count = (this.#perIdentity.get(identity) ?? 1) - 1
    if (count > 0) this.#perIdentity.set(identity, count)
    else this.#perIdentity.delete(identity)
  }

  drain(): void {
    for (const session of this.#live) session.drain()
  }

  async empty(): Promise<void> {
    if (this.#live.size === 0) return
    await new Promise<void>((resolve) => this.#onEmpty.push(resolve))
  }
}

/** Finishes a server-side handshake; whoever the client is gets judged afterwards, by trust. */
async function handshake(
  socket: Socket,
  options: ConstructorParameters<typeof TLSSocket>[1],
  timeoutMs: number,
): Promise<TLSSocket> {
  const secured = new TLSSocket(socket, { ...options, isServer: true })
  // Errors may follow the first one; without a listener they would end the process.
  secured.on('error', () => undefined)
  let fail: (error: Error) => void = () => undefined
  const onClose = () => fail(new Error('closed during the TLS handshake'))
  const timer = setTimeout(() => fail(new Error('TLS handshake timed out')), timeoutMs)
  try {
    await new Promise<void>((resolve, reject) => {
      fail = reject
      secured.once('secure', resolve)
      secured.once('error', reject)
      secured.once('close', onClose)
    })
    return secured
  } catch (error) {
    secured.destroy()
    throw new Fault('unavailable', 'TLS handshake failed', { cause: error })
  } finally {
    clearTimeout(timer)
    secured.off('close', onClose)
  }
}

/**
 * The IMAP door, RFC 3501 with the extensions of its catalogue. It judges nobody itself: `trust` admits, `mail`
 * opens. Listeners and sessions end by `drain` or `close`.
 */
export function createImapServer(options: ImapServerOptions): ImapServer {
  const { tls, limits, log } = options
  const sessions = new Sessions()
  const listeners: Server[] = []
  const sockets = new Set<Socket>()
  const { contextOptions } = tls
  let tlsOptions = { ...contextOptions, secureContext: createSecureContext(contextOptions) }
  const sessionOptions: SessionOptions = {
    ...options,
    secure: (socket) => handshake(socket, tlsOptions, limits.handshakeMs),
    claim: (identity) => sessions.claim(identity, limits.connectionsPerIdentity),
    release: (identity) => sessions.release(identity),
  }

  async function serve(socket: Socket, mode: ListenerMode): Promise<void> {
    const ready = mode === 'implicit' ? await sessionOptions.secure(socket) : socket
    await sessions.run(new Session(ready, sessionOptions))
  }

  function accept(socket: Socket, mode: ListenerMode): void {
    socket.setNoDelay(true)
    socket.on('error', () => undefined)
    if (sockets.size >= limits.connections) {
      if (mode === 'starttls') socket.write(untagged('BYE [UNAVAILABLE] Too many connections'))
      socket.destroySoon()
      return
    }
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    serve(socket, mode).catch((error: unknown) => {
      if (!isFault(error)) log.error({ error: String(error) }, 'imap connection failed')
      else log.debug({ peer: socket.remoteAddress, cause: String(error.cause) }, error.message)
      socket.destroy()
    })
  }

  async function listen(mode: ListenerMode, at: { host: string; port: number }) {
    const listener = createServer((socket) => accept(socket, mode))
    listeners.push(listener)
    await new Promise<void>((resolve, reject) => {
      listener.once('error', (cause) =>
        reject(new Fault('unavailable', `cannot listen on ${at.host}:${at.port}`, { cause })),
      )
      listener.listen(at.port, at.host, resolve)
    })
    const { address, port } = listener.address() as AddressInfo
    return { host: address, port }
  }

  async function stopListening(): Promise<void> {
    await Promise.all(listeners.splice(0).map(closeListener))
  }

  return {
    accept,
    listen,
    renewTls(renewed) {
      tlsOptions = { ...renewed, secureContext: createSecureContext(renewed) }
    },
    async drain(graceMs = 5000) {
      const stopped = stopListening()
      sessions.drain()
      const timer = setTimeout(() => sockets.forEach((socket) => socket.destroy()), graceMs)
      await sessions.empty()
      clearTimeout(timer)
      sockets.forEach((socket) => socket.destroySoon())
      await stopped
    },
    async close() {
      const stopped = stopListening()
      sockets.forEach((socket) => socket.destroy())
      await sessions.empty()
      await stopped
    },
    get sessions() {
      return sessions.size
    },
  }
}

/** Resolves when the listener has closed, which is once its last connection has. */
async function closeListener(listener: Server): Promise<void> {
  await new Promise<void>((resolve) => listener.close(() => resolve()))
}
