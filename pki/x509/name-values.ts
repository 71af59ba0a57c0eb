/** The values of a name as they are encoded: which string type, which octets. For judging an encoding, not a person. */

import { DerReader, elementsOf, tags } from './der.js'
import { oidOf } from './primitives.js'

export interface NameValue {
  /** Which RDN it stands in, from 0. */
  readonly rdn: number
  readonly oid: string
  /** Tag octet of the string type. */
  readonly tag: number
  readonly content: Buffer
}

/** Every attribute value of a Name, in encoding order. Fault syntax. */
export function nameValuesOf(der: Buffer): NameValue[] {
  const outer = new DerReader(der)
  const rdns = elementsOf(outer.enter(tags.sequence))
  outer.end()
  return rdns.flatMap(({ raw }, rdn) =>
    elementsOf(new DerReader(raw).enter(tags.set)).map((element) => {
      const pair = new DerReader(element.raw).enter(tags.sequence)
      const oid = oidOf(pair.expect(tags.oid).content)
      const { tag, content } = pair.next()
      pair.end()
      return { rdn, oid, tag, content }
    }),
  )
}

/** What makes the octets no text of their string type; undefined when they are. */
export function textFaultOf({ tag, content }: NameValue): string | undefined {
  if (tag === tags.utf8String) return isUtf8(content) ? undefined : 'UTF-8'
  if (tag === tags.bmpString) return content.length % 2 === 0 ? undefined : 'BMPString'
  if (tag === tags.universalString) return content.length % 4 === 0 ? undefined : 'UniversalString'
  if (tag === tags.ia5String) return isWithin(content, /^[\x00-\x7f]*$/) ? undefined : 'IA5String'
  if (tag === tags.printableString) {
    // X.680 §41.4; the asterisk and the at sign are not among them.
    return isWithin(content, /^[A-Za-z0-9 '()+,./:=?-]*$/) ? undefined : 'PrintableString'
  }
  return undefined
}

const isWithin = (content: Buffer, pattern: RegExp): boolean =>
  pattern.test(content.toString('latin1'))

function isUtf8(content: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content)
    return true
  } catch {
    return false
  }
}
