/** One submission session: every callback of the smtp-server package answered by trust and post. */

import type { Readable } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import type { SMTPServerAddress, SMTPServerSession } from 'smtp-server'
import { explain, Fault, type Log } from '../../base/index.js'
import type { Answer, Envelope, Post, Recipient } from '../../post/index.js'
import type { Caller, Trust } from '../../trust/index.js'
import { faultReply, replyError } from '../replies.js'

export interface SessionParts {
  readonly trust: Trust
  readonly post: Post
  readonly log: Log
  /** Announced SIZE (RFC 1870), in bytes. */
  readonly messageBytes: number
}

/** RFC 3463 §3.2 and §3.3: why a recipient is refused. */
const routeReplies = {
  unknown: [550, '5.1.1', 'there is no such mailbox'],
  foreign: [550, '5.1.2', 'this domain is not served here'],
  suspended: [550, '5.2.1', 'this mailbox is suspended'],
  // Somebody may make room: the sender's software is to try again (RFC 3463 §3.3).
  full: [452, '4.2.2', 'this mailbox is full'],
  // RFC 3463 §3.8: a cryptographic failure, of which the holder is told otherwise.
  'no-key': [
    450,
    '4.7.5',
    'this mailbox takes only what is encrypted, and its holder has no valid key',
  ],
} as const satisfies Record<Exclude<Answer, 'local'>, readonly [number, string, string]>

/** The state that TLS gave a connection, and the answers to its commands. */
export class SubmissionSession {
  readonly #parts: SessionParts
  #caller: Caller | null = null
  #leave: (() => void) | null = null

  constructor(parts: SessionParts) {
    this.#parts = parts
  }

  /** Judges the certificate; `end` closes the connection when it is revoked later. */
  async secure(socket: TLSSocket, end: (error: Error) => void): Promise<void> {
    const verdict = await this.#parts.trust.admit(socket, 'submission')
    if (!verdict.admitted) throw replyError(554, '5.7.1', explain('en', verdict).fact)
    this.#caller = verdict.value
    this.#leave = this.#parts.trust.watch({
      caller: verdict.value,
      end: (denial) => end(replyError(421, '4.7.0', explain('en', denial).fact)),
    })
  }

  close(): void {
    this.#leave?.()
    this.#leave = null
    this.#caller = null
  }

  async mailFrom(address: SMTPServerAddress): Promise<void> {
    await this.#parts.post.expectSender(this.#expectCaller(), address.address.toLowerCase())
  }

  /** `sizeBytes` as announced (RFC 1870), 0 when it was not. */
  async rcptTo(address: SMTPServerAddress, sizeBytes: number): Promise<void> {
    const caller = this.#expectCaller()
    const route = await this.#parts.post.route(address.address.toLowerCase(), sizeBytes)
    if (route === 'local') return
    const [code, enhanced, text] = routeReplies[route]
    const { identity } = caller
    this.#parts.log.info({ identity, to: address.address, route }, 'recipient refused')
    throw replyError(code, enhanced, `${address.address}: ${text}`)
  }

  /** Takes the message to its end even when it is refused, so that the reply comes where the peer expects it. */
  async data(stream: Readable, session: SMTPServerSession): Promise<string> {
    const reception = await this.#parts.post.receive(
      envelopeOf(this.#expectCaller(), session, this.#parts),
    )
    try {
      await pump(stream, (chunk) => reception.write(chunk))
      await reception.finish()
      return `2.6.0 accepted as ${reception.id}`
    } catch (error) {
      await reception.abort()
      throw error
    } finally {
      await drained(stream)
    }
  }

  #expectCaller(): Caller {
    if (!this.#caller) throw new Fault('unauthenticated', 'a certificate is needed')
    return this.#caller
  }
}

function envelopeOf(
  caller: Caller,
  session: SMTPServerSession,
  { messageBytes }: SessionParts,
): Envelope {
  const { mailFrom, rcptTo, dsn, smtpUtf8 } = session.envelope
  const reversePath = mailFrom === false ? '' : mailFrom.address.toLowerCase()
  return {
    caller,
    reversePath,
    recipients: rcptTo.map(recipientOf),
    ...(dsn?.ret === 'FULL' || dsn?.ret === 'HDRS' ? { returnContent: dsn.ret } : {}),
    ...(dsn?.envid && { envelopeId: dsn.envid }),
    utf8: smtpUtf8 ?? false,
    limitBytes: messageBytes,
    helo: String(session.hostNameAppearsAs),
    remote: session.remoteAddress,
  }
}

function recipientOf({ address, dsn }: SMTPServerAddress): Recipient {
  return {
    address: address.toLowerCase(),
    ...(dsn?.notify && { notify: dsn.notify }),
    ...(dsn?.orcpt && { originalRecipient: dsn.orcpt }),
  }
}

/** Feeds `write` chunk after chunk, holding the stream while it works; rejects when the peer goes away half-way. */
function pump(stream: Readable, write: (chunk: Buffer) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let working: Promise<void> = Promise.resolve()
    let failed = false
    const fail = (error: unknown): void => {
      failed = true
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    stream.on('data', (chunk: Buffer) => {
      if (failed) return
      stream.pause()
      working = write(chunk).then(
        () => void stream.resume(),
        (error: unknown) => {
          fail(error)
          stream.resume()
        },
      )
    })
    stream.once('end', () => void working.then(() => failed || resolve()))
    const lost = (cause?: unknown): void =>
      fail(new Fault('unavailable', 'the connection was lost', { cause }))
    stream.once('error', lost)
    stream.once('close', () => {
      if (!stream.readableEnded) lost()
    })
  })
}

/** Resolves when the rest of the stream has been read and thrown away, or the peer has gone. */
function drained(stream: Readable): Promise<void> {
  if (stream.readableEnded || stream.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    stream.once('end', resolve)
    stream.once('close', resolve)
    stream.resume()
  })
}

/** Runs `work` and tells the package how it ended; a bug is logged with its stack and answered as ours. */
export function answer<T>(
  log: Log,
  work: Promise<T>,
  done: (error: Error | null, value?: T) => void,
): void {
  work.then(
    (value) => done(null, value),
    (error: unknown) => {
      if (error instanceof Error && 'responseCode' in error) return done(error)
      if (!(error instanceof Fault)) log.error({ err: error }, 'submission failed')
      else log.info({ fault: error.kind, err: error.cause }, error.message)
      done(faultReply(error))
    },
  )
}
