/** The primitive values of DER as they are written, for what is composed without the library: OCSP and lists. */

import { composeTlv, tags } from './der.js'
import type { RawExtension } from './extensions/extension.js'

const none = Buffer.alloc(0)

/** The content octets of a positive INTEGER, from hexadecimal. */
export function positive(serial: string): Buffer {
  const octets = Buffer.from(serial, 'hex')
  return (octets[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), octets]) : octets
}

/** A non-negative INTEGER. */
export function composeInteger(value: number | bigint): Buffer {
  const digits = value.toString(16)
  return composeTlv(tags.integer, positive(digits.length % 2 === 0 ? digits : `0${digits}`))
}

export function composeOid(dotted: string): Buffer {
  const [top = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt)
  const octets = [top * 40n + second, ...rest].flatMap((arc) => {
    const groups = [Number(arc & 0x7fn)]
    for (let left = arc >> 7n; left > 0n; left >>= 7n) groups.unshift(Number(left & 0x7fn) | 0x80)
    return groups
  })
  return composeTlv(tags.oid, Buffer.from(octets))
}

/** `YYYYMMDDHHMMSSZ`. */
function digitsOf(ms: number): string {
  const text = new Date(ms).toISOString()
  const part = (from: number, to: number): string => text.slice(from, to)
  return `${part(0, 4)}${part(5, 7)}${part(8, 10)}${part(11, 13)}${part(14, 16)}${part(17, 19)}Z`
}

export const composeGeneralizedTime = (ms: number): Buffer =>
  composeTlv(tags.generalizedTime, Buffer.from(digitsOf(ms), 'latin1'))

/** Two digits of the year until 2049 (RFC 5280 §4.1.2.5). */
export function composeTime(ms: number): Buffer {
  const digits = digitsOf(ms)
  if (digits < '1950' || digits >= '2050') return composeGeneralizedTime(ms)
  return composeTlv(tags.utcTime, Buffer.from(digits.slice(2), 'latin1'))
}

/** The AlgorithmIdentifier of a signature: RSA has NULL parameters, the others none (RFC 4055 §5, RFC 5758 §3.2). */
export function composeAlgorithm({ oid, key }: { oid: string; key: string }): Buffer {
  const parameters = key === 'rsa' ? composeTlv(tags.null) : none
  return composeTlv(tags.sequence, composeOid(oid), parameters)
}

/** Extensions as a SEQUENCE; `critical` is written only when it is true (X.690 §11.5). */
export function composeExtensions(list: readonly RawExtension[]): Buffer {
  const items = list.map(({ oid, critical, value }) =>
    composeTlv(
      tags.sequence,
      composeOid(oid),
      critical ? composeTlv(tags.boolean, Buffer.of(0xff)) : none,
      composeTlv(tags.octetString, value),
    ),
  )
  return composeTlv(tags.sequence, ...items)
}

/** A BIT STRING of whole octets. */
export const composeBitString = (octets: Buffer): Buffer =>
  composeTlv(tags.bitString, Buffer.of(0), octets)
