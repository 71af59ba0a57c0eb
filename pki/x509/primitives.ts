/** The primitive values of DER: identifiers, integers, times, bit strings, text. */

import { notDer, tags, type DerReader, type Tlv } from './der.js'

/** Dotted form; arcs of any size (2.25 carries 128-bit ones). */
export function oidOf(content: Buffer): string {
  if (content.length === 0 || content.length > 64)
    throw notDer('an object identifier of odd length')
  const arcs: bigint[] = []
  let arc = 0n
  let fresh = true
  for (const octet of content) {
    if (fresh && octet === 0x80) throw notDer('a padded object identifier')
    arc = (arc << 7n) | BigInt(octet & 0x7f)
    fresh = (octet & 0x80) === 0
    if (!fresh) continue
    arcs.push(arc)
    arc = 0n
  }
  if (!fresh) throw notDer('an object identifier cut short')
  const [first = 0n, ...rest] = arcs
  const top = first < 40n ? 0n : first < 80n ? 1n : 2n
  return [top, first - top * 40n, ...rest].join('.')
}

/** The content octets of an INTEGER, checked to be minimal. */
export function integerOf({ content }: Tlv): Buffer {
  const [first, second] = content
  if (first === undefined) throw notDer('an empty integer')
  if (
    second !== undefined &&
    ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
  )
    throw notDer('a padded integer')
  return content
}

/** A small non-negative INTEGER or ENUMERATED. */
export function smallIntegerOf(tlv: Tlv): number {
  const content = integerOf(tlv)
  if (content.length > 4 || (content[0] ?? 0) >= 0x80) throw notDer('an integer out of range')
  return content.readUIntBE(0, content.length)
}

export function booleanOf({ content }: Tlv): boolean {
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw notDer('a boolean')
  return content[0] === 0xff
}

/** The octets of a BIT STRING and how many bits of the last one do not count. */
export function bitStringOf({ content }: Tlv): { unused: number; octets: Buffer } {
  const unused = content[0]
  if (unused === undefined || unused > 7 || (unused > 0 && content.length < 2))
    throw notDer('a bit string')
  return { unused, octets: content.subarray(1) }
}

/** Milliseconds since the epoch of a Time, RFC 5280 §4.1.2.5. */
export function readTime(reader: DerReader): number {
  const tlv = reader.next()
  const text = tlv.content.toString('latin1')
  const pattern = tlv.tag === tags.utcTime ? /^\d{12}Z$/ : /^\d{14}Z$/
  if ((tlv.tag !== tags.utcTime && tlv.tag !== tags.generalizedTime) || !pattern.test(text))
    throw notDer('a time')
  const short = tlv.tag === tags.utcTime
  const digits = short ? (Number(text.slice(0, 2)) >= 50 ? '19' : '20') + text : text
  const part = (at: number, length: number): number => Number(digits.slice(at, at + length))
  const date = new Date(
    Date.UTC(part(0, 4), part(4, 2) - 1, part(6, 2), part(8, 2), part(10, 2), part(12, 2)),
  )
  const again = date.toISOString().replace(/[-:T]|\.000Z$/g, '')
  if (again !== digits.slice(0, 14)) throw notDer('a date that does not exist')
  return date.getTime()
}

/** Milliseconds since the epoch of a GeneralizedTime, which OCSP writes for every year (RFC 6960 §4.2.2.1). */
export function readGeneralizedTime(reader: DerReader): number {
  if (reader.peek() !== tags.generalizedTime) throw notDer('a time')
  return readTime(reader)
}

/** Text of a DirectoryString, RFC 5280 §4.1.2.4; control characters are shown as `\xx`. */
export function textOf({ tag, content }: Tlv): string | undefined {
  switch (tag) {
    case tags.utf8String:
      return visible(content.toString('utf8'))
    case tags.printableString:
    case tags.ia5String:
    case tags.teletexString:
      return visible(content.toString('latin1'))
    case tags.bmpString:
      if (content.length % 2 !== 0) throw notDer('a BMPString')
      return visible(Buffer.from(content).swap16().toString('utf16le'))
    default:
      return undefined
  }
}

// A name goes to logs and terminals: no control, no bidirectional override may ride in it.
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}]/gu,
    (c) => `\\${(c.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`,
  )
}
