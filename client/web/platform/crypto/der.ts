/** DER of keys by node-forge: public keys (RFC 5280 §4.1.2.7) and private ones (PKCS#8, RFC 5958), taken apart and laid out. */

import forge from 'node-forge'

const { asn1 } = forge
export type Asn1 = forge.asn1.Asn1

export const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
export const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1')

/** The types know the older form alone, which leaves what stands behind the value unseen. */
type ReadStrictly = (
  bytes: forge.util.ByteStringBuffer,
  how: { strict: boolean; parseAllBytes: boolean; decodeBitStrings: boolean },
) => Asn1

/** Throws for what is no DER, or has something behind it. */
export const readDer = (bytes: Uint8Array): Asn1 =>
  (asn1.fromDer as unknown as ReadStrictly)(forge.util.createBuffer(binary(bytes)), {
    strict: true,
    parseAllBytes: true,
    decodeBitStrings: false,
  })

export const writeDer = (value: Asn1): Buffer => bytesOf(asn1.toDer(value).getBytes())

const universal = asn1.Class.UNIVERSAL

export const sequence = (...parts: Asn1[]): Asn1 =>
  asn1.create(universal, asn1.Type.SEQUENCE, true, parts)
export const oid = (dotted: string): Asn1 =>
  asn1.create(universal, asn1.Type.OID, false, asn1.oidToDer(dotted).getBytes())
export const nothing = (): Asn1 => asn1.create(universal, asn1.Type.NULL, false, '')
export const integer = (bytes: string): Asn1 =>
  asn1.create(universal, asn1.Type.INTEGER, false, bytes)
export const octets = (bytes: Uint8Array): Asn1 =>
  asn1.create(universal, asn1.Type.OCTETSTRING, false, binary(bytes))
export const bits = (bytes: Uint8Array): Asn1 =>
  asn1.create(universal, asn1.Type.BITSTRING, false, `\0${binary(bytes)}`)
export const tagged = (tag: number, ...parts: Asn1[]): Asn1 =>
  asn1.create(asn1.Class.CONTEXT_SPECIFIC, tag, true, parts)

/** The parts of a sequence. Throws for anything else. */
export function partsOf(value: Asn1 | undefined): Asn1[] {
  if (!value || !Array.isArray(value.value)) throw new Error('not constructed')
  if ((value.tagClass as number) !== 0 || (value.type as number) !== 16)
    throw new Error('no sequence')
  return value.value
}

/** The single part of a context-specific value of that tag. */
export function taggedIn(tag: number, values: readonly Asn1[]): Asn1 | undefined {
  const found = values.find(
    (one) => (one.tagClass as number) === 0x80 && (one.type as number) === tag,
  )
  return found && Array.isArray(found.value) ? found.value[0] : undefined
}

/** The content of a primitive value of `type`. Throws for another. */
export function contentOf(value: Asn1 | undefined, type: number): string {
  if (!value || typeof value.value !== 'string' || (value.type as number) !== type)
    throw new Error('another type')
  return value.value
}

export const oidIn = (value: Asn1 | undefined): string =>
  asn1.derToOid(contentOf(value, asn1.Type.OID))

/** The octets of a bit string of whole octets. */
export function bitsIn(value: Asn1 | undefined): Buffer {
  const content = contentOf(value, asn1.Type.BITSTRING)
  if (content.charCodeAt(0) !== 0) throw new Error('not whole octets')
  return bytesOf(content.slice(1))
}

export const octetsIn = (value: Asn1 | undefined): Buffer =>
  bytesOf(contentOf(value, asn1.Type.OCTETSTRING))

export const integerIn = (value: Asn1 | undefined): string => contentOf(value, asn1.Type.INTEGER)
