/** A letter of the console composed into the bytes that are sent and kept. */

import { systemClock, systemRandom } from '../../server/base/index.js'
import { composeLetter, type ComposedLetter, type Protection } from '../keys/index.js'
import { outgoing, type Letter } from './letter.js'

export interface Composed extends Omit<ComposedLetter, 'raw'> {
  readonly raw: Buffer
  /** The gateways are asked to say that it was delivered. */
  readonly asksDelivery: boolean
}

/**
 * Builds the message, as `composeLetter` of client/keys. Fault syntax for an address that is none, not-found for a file,
 * too-large past the limit; faults as those of `protection`.
 */
export async function compose(letter: Letter, protection: Protection = {}): Promise<Composed> {
  const setting = { now: systemClock.now(), random: systemRandom }
  const { raw, ...about } = await composeLetter(await outgoing(letter), protection, setting)
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  return { raw: bytes, ...about, asksDelivery: letter.asksDelivery ?? false }
}
