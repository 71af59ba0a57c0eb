/** Distinguished names: read from DER, built from attributes, printed CN first, compared by value. */

import { AsnConvert } from '@peculiar/asn1-schema'
import {
  AttributeTypeAndValue,
  AttributeValue,
  Name,
  RelativeDistinguishedName,
} from '@peculiar/asn1-x509'
import { Fault } from '../../server/base/index.js'
import { clip } from '../clip.js'
import { DerReader, elementsOf, notDer, tags } from './der.js'
import { attributeTypes, type AttributeName } from './oids.js'
import { oidOf, textOf } from './primitives.js'

export interface Attribute {
  /** Short name such as `CN` when it has one, the dotted identifier otherwise. */
  readonly type: string
  readonly value: string
}

export interface DistinguishedName {
  /** As encoded: `C` first. Several attributes in one entry make a multi-valued RDN. */
  readonly rdns: readonly (readonly Attribute[])[]
  /** RFC 4514 §2 order, so `CN=…` first; clipped, so never to be compared. */
  readonly text: string
  /** Equal for names that RFC 5280 §7.1 calls equal: case and spaces folded. */
  readonly key: string
  readonly der: Buffer
}

/** Attributes of one RDN to compose. */
export type RdnTemplate = readonly (readonly [AttributeName, string])[]

const maxRdns = 2048
const shortNames = new Map<string, string>(
  Object.entries(attributeTypes).map(([name, oid]) => [oid, name]),
)
const isAttributeName = (type: string): type is AttributeName => type in attributeTypes

/** Reads a Name from its DER. Fault syntax. */
export function parseName(der: Buffer): DistinguishedName {
  const outer = new DerReader(der)
  const sequence = outer.enter(tags.sequence)
  outer.end()
  const rdns: Attribute[][] = []
  while (!sequence.done) {
    rdns.push(elementsOf(sequence.enter(tags.set)).map(({ raw }) => parseAttribute(raw)))
    if (rdns.length > maxRdns) throw notDer('a name of too many parts')
  }
  return describe(rdns, der)
}

function parseAttribute(raw: Buffer): Attribute {
  const reader = new DerReader(raw).enter(tags.sequence)
  const oid = oidOf(reader.expect(tags.oid).content)
  const value = reader.next()
  reader.end()
  return {
    type: shortNames.get(oid) ?? oid,
    value: textOf(value) ?? `#${value.raw.toString('hex')}`,
  }
}

function describe(rdns: readonly (readonly Attribute[])[], der: Buffer): DistinguishedName {
  return { rdns, text: clip(formatRdns(rdns)), key: keyOf(rdns), der }
}

/** Encodes a name; `C` as PrintableString, everything else as UTF8String (RFC 5280 §4.1.2.4). */
export function composeName(rdns: readonly RdnTemplate[]): DistinguishedName {
  const name = new Name(
    rdns.map((rdn) => {
      const attributes = rdn.map(([type, value]) => encodeAttribute(type, value))
      // DER sorts a SET OF by its encodings (X.690 §11.6); the library keeps the order it is given.
      const sorted = attributes
        .map((item) => ({ item, der: Buffer.from(AsnConvert.serialize(item)) }))
        .sort((a, b) => Buffer.compare(a.der, b.der))
      return new RelativeDistinguishedName(sorted.map(({ item }) => item))
    }),
  )
  return parseName(Buffer.from(AsnConvert.serialize(name)))
}

function encodeAttribute(type: AttributeName, value: string): AttributeTypeAndValue {
  const text = value.normalize('NFC').trim()
  if (text === '' || /[\p{Cc}\p{Cf}\p{Cs}]/u.test(text))
    throw new Fault('syntax', `the ${type} of a name is empty or holds control characters`)
  if (Buffer.byteLength(text) > 256) throw new Fault('syntax', `the ${type} of a name is too long`)
  return new AttributeTypeAndValue({
    type: attributeTypes[type],
    value: new AttributeValue(type === 'C' ? { printableString: text } : { utf8String: text }),
  })
}

/** The first value of an attribute, as `attributeOf(name, 'CN')`. */
export function attributeOf(name: DistinguishedName, type: AttributeName): string | undefined {
  return attributesOf(name, type)[0]
}

/** Every value of an attribute, in encoding order. */
export function attributesOf(name: DistinguishedName, type: AttributeName): string[] {
  return name.rdns.flat().flatMap((a) => (a.type === type ? [a.value] : []))
}

function formatRdns(rdns: readonly (readonly Attribute[])[]): string {
  // DER orders a multi-valued RDN by the length of its values; people want the same order every time.
  const order = ['CN', 'SN', 'GN']
  const rank = ({ type }: Attribute): number => order.indexOf(type) >>> 0
  return [...rdns]
    .reverse()
    .map((rdn) =>
      [...rdn]
        .sort((a, b) => rank(a) - rank(b))
        .map(({ type, value }) => `${type}=${isAttributeName(type) ? escape(value) : value}`)
        .join('+'),
    )
    .join(',')
}

/** RFC 4514 §2.4. */
function escape(value: string): string {
  return value.replace(/["+,;<>\\]/g, '\\$&').replace(/^[# ]| $/g, '\\$&')
}

function keyOf(rdns: readonly (readonly Attribute[])[]): string {
  const fold = (value: string): string =>
    value.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return JSON.stringify(
    rdns.map((rdn) => rdn.map(({ type, value }) => `${type}=${fold(value)}`).sort()),
  )
}
