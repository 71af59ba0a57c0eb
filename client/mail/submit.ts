/** Submission over SMTP with the identity's certificate, told recipient by recipient. */

import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { Composed } from './compose.js'
import { answerOf, netFault } from './failures.js'
import { endpointOf, tlsOptions, type Identity } from './identity.js'

export interface Outcome {
  readonly address: string
  readonly accepted: boolean
  /** The server's reason for a refusal, its codes included. */
  readonly reason?: string
}

const timeouts = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 120_000 }
const pieceBytes = 64 * 1024

/** The message in pieces, so that the caller learns how far it has gone. */
function* pieces(raw: Buffer, onProgress: (sentBytes: number) => void): Generator<Buffer> {
  for (let at = 0; at < raw.length; at += pieceBytes) {
    yield raw.subarray(at, at + pieceBytes)
    onProgress(Math.min(raw.length, at + pieceBytes))
  }
}

/** What nodemailer says of recipients that were turned down, as error or as result. */
interface Rejections {
  readonly rejected?: readonly string[] | undefined
  readonly rejectedErrors?: readonly unknown[] | undefined
}

function outcomes(message: Composed, said: Rejections): Outcome[] {
  const reasons = new Map<string, string>()
  for (const error of said.rejectedErrors ?? []) {
    const recipient = error instanceof Error && 'recipient' in error ? String(error.recipient) : ''
    reasons.set(recipient, answerOf(error))
  }
  const rejected = new Set(said.rejected ?? [])
  return message.recipients.map((address) =>
    rejected.has(address)
      ? { address, accepted: false, reason: reasons.get(address) ?? '' }
      : { address, accepted: true },
  )
}

/** RFC 3461 §4: told of delivery, failure and delay, with the headers only. */
const deliveryWish = ({ messageId, from }: Composed) => ({
  id: messageId.replace(/[<>]/g, ''),
  return: 'headers',
  notify: ['success', 'failure', 'delay'],
  recipient: from,
})

/**
 * Sends a composed message. Resolves with what became of each recipient, even when all were refused; Fault unavailable
 * or denied when the server cannot be reached, is not the right one, or refuses the sender or the message.
 */
export async function submit(
  identity: Identity,
  message: Composed,
  onProgress: (sentBytes: number) => void = () => undefined,
): Promise<readonly Outcome[]> {
  const endpoint = await endpointOf(identity, 'submission')
  const transport = createTransport({
    host: endpoint.host,
    port: endpoint.port,
    secure: endpoint.tls === 'implicit',
    requireTLS: endpoint.tls === 'starttls',
    tls: tlsOptions(identity, endpoint),
    ...timeouts,
  })
  try {
    const info = await transport.sendMail({
      envelope: { from: message.from, to: [...message.recipients], size: message.raw.length },
      raw: Readable.from(pieces(message.raw, onProgress)),
      ...(message.asksDelivery ? { dsn: deliveryWish(message) } : {}),
    })
    return outcomes(message, info)
  } catch (error) {
    const rejections = error as Rejections
    if (rejections.rejected?.length === message.recipients.length) {
      return outcomes(message, rejections)
    }
    throw netFault(error, endpoint.label)
  } finally {
    transport.close()
  }
}
