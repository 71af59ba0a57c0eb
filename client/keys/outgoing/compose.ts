/** A message composed once into the bytes that are sent and kept: written, then signed, then sealed, then addressed. */

import { joinBytes, limits, PhrasedFault } from '../../../server/base/index.js'
import { writeLetter, type OutgoingLetter, type Setting } from './letter.js'
import { outerFields, withProtectedFields } from './protected-fields.js'

/** Takes a MIME entity (CRLF, its own Content-* fields) and gives another that holds it signed or sealed. */
export type Shield = (entity: Uint8Array) => Promise<Uint8Array>

/** What is done to a message end to end, from the inside out: signed, then sealed. */
export interface Protection {
  readonly sign?: Shield
  readonly encrypt?: Shield
}

export interface ComposedLetter {
  readonly raw: Uint8Array
  /** `<id@domain>`. */
  readonly messageId: string
  readonly from: string
  /** Every address the message goes to, each once. */
  readonly recipients: readonly string[]
}

/**
 * Builds the message. What is signed or sealed carries the message's fields inside; a sealed one shows no subject
 * outside (RFC 9788). Fault syntax for an address or header that is none, too-large past `maxBytes`
 * (`limits.messageBytes`); faults as those of `protection`.
 */
export async function composeLetter(
  letter: OutgoingLetter,
  { sign, encrypt }: Protection,
  setting: Setting & { readonly maxBytes?: number },
): Promise<ComposedLetter> {
  const { fields, entity, ...about } = await writeLetter(letter, setting)
  let inner = entity
  if (sign || encrypt) inner = withProtectedFields(fields, entity, encrypt ? 'cipher' : 'clear')
  if (sign) inner = await sign(inner)
  if (encrypt) inner = await encrypt(inner)
  const outer = new TextEncoder().encode(encrypt ? outerFields(fields) : fields)
  const raw = joinBytes([outer, inner])
  const maxBytes = setting.maxBytes ?? limits.messageBytes
  if (raw.length <= maxBytes) return { raw, ...about }
  const sizes = { size: { bytes: raw.length }, limit: { bytes: maxBytes } }
  throw new PhrasedFault('too-large', 'mail.tooLarge', sizes)
}
