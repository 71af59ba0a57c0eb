/** The submission listeners: implicit TLS and STARTTLS, a certificate needed on both, no other way in. */

import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { SMTPServerOptions, SMTPServerSession } from 'smtp-server'
import { Fault, limits } from '../../base/index.js'
import type { ServerTls } from '../../trust/index.js'
import { ReceivingServer } from './connection.js'
import { HandshakeGuard } from './handshake-guard.js'
import { answer, SubmissionSession, type SessionParts } from './session.js'

export interface SubmissionOptions extends SessionParts {
  readonly tls: ServerTls
  /** Name in the greeting. */
  readonly hostName: string
  readonly mode: 'implicit' | 'starttls'
}

export interface Listener {
  listen(host: string, port: number): Promise<AddressInfo>
  /** Stops accepting, lets messages in flight end (for at most `graceMs`), then closes every connection. */
  drain(graceMs: number): Promise<void>
  /** What the next handshakes show and ask for. */
  renewTls(tls: ServerTls): void
}

const disabledCommands = ['AUTH', 'XCLIENT', 'XFORWARD', 'WIZ', 'SHELL', 'KILL']

function serverOptions(options: SubmissionOptions): SMTPServerOptions {
  return {
    ...options.tls,
    secure: options.mode === 'implicit',
    needsUpgrade: false,
    name: options.hostName,
    banner: 'Pli',
    heloResponse: '%s',
    size: options.messageBytes,
    disabledCommands,
    authOptional: true,
    hideENHANCEDSTATUSCODES: false,
    hideDSN: false,
    disableReverseLookup: true,
    maxClients: limits.connections,
    socketTimeout: limits.smtpIdleMs,
    logger: false,
  }
}

/** Makes a listener; nothing is bound yet. */
export function createSubmission(options: SubmissionOptions): Listener {
  const sessions = new WeakMap<SMTPServerSession, SubmissionSession>()
  const { log } = options
  const guard = new HandshakeGuard(limits.handshakeMs)
  const sessionOf = (session: SMTPServerSession): SubmissionSession => {
    let found = sessions.get(session)
    if (!found) sessions.set(session, (found = new SubmissionSession(options)))
    return found
  }
  const server: ReceivingServer = new ReceivingServer({
    ...serverOptions(options),
    onSecure: (socket, session, done) => {
      guard.secured(socket)
      const end = (error: Error): void => endSession(server, session, error)
      answer(log, sessionOf(session).secure(socket as TLSSocket, end), done)
    },
    onMailFrom: (address, session, done) => answer(log, sessionOf(session).mailFrom(address), done),
    onRcptTo: (address, session, done) => {
      if (session.envelope.rcptTo.length >= limits.recipients)
        return done(Object.assign(new Error('4.5.3 too many recipients'), { responseCode: 452 }))
      answer(log, sessionOf(session).rcptTo(address, announcedBytes(session)), done)
    },
    onData: (stream, session, done) => answer(log, sessionOf(session).data(stream, session), done),
    onClose: (session) => sessionOf(session).close(),
  })
  server.server.on('connection', (socket) => guard.watch(socket))
  server.on('error', (error: Error) => log.debug({ err: error }, 'submission connection failed'))
  return {
    listen: (host, port) => listen(server, host, port),
    drain: (ms) => drain(server, ms),
    renewTls: (tls) => server.updateSecureContext({ ...tls }),
  }
}

/** What MAIL FROM said of the message's size. */
function announcedBytes({ envelope: { mailFrom } }: SMTPServerSession): number {
  const size = mailFrom === false ? undefined : mailFrom.args && mailFrom.args['SIZE']
  return typeof size === 'string' && /^\d{1,15}$/.test(size) ? Number(size) : 0
}

/** Says why, then cuts the connection: what is in flight is not accepted. */
function endSession(server: ReceivingServer, session: SMTPServerSession, error: Error): void {
  for (const connection of server.connections) {
    if (connection.session !== session) continue
    connection.send(421, error.message)
    connection._socket.destroySoon()
  }
}

function listen(server: ReceivingServer, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => reject(bindFault(error, host, port))
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      resolve(server.server.address() as AddressInfo)
    })
  })
}

function bindFault(error: Error, host: string, port: number): Fault {
  return new Fault('unavailable', `cannot listen on ${host}:${port}`, { cause: error })
}

async function drain(server: ReceivingServer, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.server.close(() => resolve()))
  const idle = () => {
    for (const connection of server.connections)
      if (!connection._dataStream) connection.send(421, '4.3.2 the gateway is stopping')
  }
  idle()
  const timer = setInterval(idle, 100)
  const cut = setTimeout(() => {
    for (const connection of server.connections) connection._socket.destroy()
  }, graceMs)
  await closed
  clearInterval(timer)
  clearTimeout(cut)
}
