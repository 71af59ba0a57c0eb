/** Random UUIDs, from the one source of randomness. */

import { hexText } from './bytes.js'
import type { Entropy } from './clock.js'

/** A version 4 UUID in lower case (RFC 9562 §5.4). */
export function randomUuid(random: Pick<Entropy, 'bytes'>): string {
  const octets = random.bytes(16)
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x40
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80
  return hexText(octets).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
