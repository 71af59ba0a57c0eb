/** ECDSA signatures in their two writings: DER as certificates have them, r and s side by side as XML and JOSE do (IEEE P1363). */

import type { KeyObject } from 'node:crypto'
import { composeTlv, notDer, openSequence, tags } from './der.js'

const widths: Readonly<Record<string, number>> = { prime256v1: 32, secp384r1: 48, secp521r1: 66 }

/** Octets of one of the two numbers; undefined for keys and curves that we do not use. */
export const ecdsaWidth = (key: KeyObject): number | undefined =>
  widths[key.asymmetricKeyDetails?.namedCurve ?? '']

/** DER to r‖s, each of `width` octets. Fault syntax. */
export function rawEcdsa(der: Buffer, width: number): Buffer {
  const reader = openSequence(der)
  const numbers = [reader.expect(tags.integer), reader.expect(tags.integer)].map(({ content }) => {
    const bare = content[0] === 0 ? content.subarray(1) : content
    if (bare.length > width) throw notDer('a signature of another curve')
    return Buffer.concat([Buffer.alloc(width - bare.length), bare])
  })
  reader.end()
  return Buffer.concat(numbers)
}

/** r‖s to DER; undefined when it is not two numbers of `width` octets. */
export function derEcdsa(raw: Buffer, width: number): Buffer | undefined {
  if (raw.length !== 2 * width) return undefined
  const numbers = [raw.subarray(0, width), raw.subarray(width)].map((number) => {
    const start = number.findIndex((octet) => octet !== 0)
    const bare = start === -1 ? Buffer.of(0) : number.subarray(start)
    const positive = (bare[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bare]) : bare
    return composeTlv(tags.integer, positive)
  })
  return composeTlv(tags.sequence, ...numbers)
}
