/** A message composed once into the bytes that are sent and kept: written, then signed, then sealed, then addressed. */

import { limits, PhrasedFault } from '../../server/base/index.js'
import { writeLetter, type Letter } from './letter.js'
import { outerFields, withProtectedFields } from './protected-fields.js'

/** Takes a MIME entity (CRLF, its own Content-* fields) and gives another that holds it signed or sealed. */
export type Shield = (entity: Uint8Array) => Promise<Uint8Array>

/** What is done to a message end to end, from the inside out: signed, then sealed. */
export interface Protection {
  readonly sign?: Shield
  readonly encrypt?: Shield
}

export interface Composed {
  readonly raw: Buffer
  /** Without angle brackets' surroundings: `<id@domain>`. */
  readonly messageId: string
  readonly from: string
  /** Every address the message goes to, each once. */
  readonly recipients: readonly string[]
  /** The gateways are asked to say that it was delivered. */
  readonly asksDelivery: boolean
}

/**
 * Builds the message. What is signed or sealed carries the message's fields inside; a sealed one shows no subject
 * outside (RFC 9788). Fault syntax for an address that is none, not-found for a file, too-large past the limit; faults
 * as those of `protection`.
 */
export async function compose(letter: Letter, protection: Protection = {}): Promise<Composed> {
  const { sign, encrypt } = protection
  const isProtected = sign !== undefined || encrypt !== undefined
  const { fields, entity, ...about } = await writeLetter(letter, isProtected)
  let inner: Uint8Array = entity
  if (isProtected) inner = withProtectedFields(fields, entity, encrypt ? 'cipher' : 'clear')
  if (sign) inner = await sign(inner)
  if (encrypt) inner = await encrypt(inner)
  const outer = encrypt ? outerFields(fields) : fields
  const raw = Buffer.concat([Buffer.from(outer, 'latin1'), inner])
  if (raw.length > limits.messageBytes) {
    const sizes = { size: { bytes: raw.length }, limit: { bytes: limits.messageBytes } }
    throw new PhrasedFault('too-large', 'mail.tooLarge', sizes)
  }
  return { raw, ...about, asksDelivery: letter.asksDelivery ?? false }
}
