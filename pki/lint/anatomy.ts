/** A certificate taken apart as it is encoded: what the strict reader refuses or forgets is still to be told here. */

import {
  DerReader,
  elementsOf,
  nameValuesOf,
  oidOf,
  openSequence,
  tags,
  type NameValue,
  type Tlv,
} from '../x509/index.js'

export interface EncodedExtension {
  readonly oid: string
  readonly critical: boolean
  /** FALSE stands there in so many words. */
  readonly saysFalse: boolean
  readonly value: Buffer
}

export interface Anatomy {
  /** Undefined when left out, which means 1. */
  readonly version: number | undefined
  /** Content octets of the INTEGER. */
  readonly serial: Buffer
  /** AlgorithmIdentifier inside, and outside beside the signature. */
  readonly innerAlgorithm: Buffer
  readonly outerAlgorithm: Buffer
  readonly issuer: readonly NameValue[]
  readonly subject: readonly NameValue[]
  /** DER of the two names. */
  readonly issuerDer: Buffer
  readonly subjectDer: Buffer
  readonly notBefore: Tlv
  readonly notAfter: Tlv
  readonly keyAlgorithm: string
  /** Parameters of the key's algorithm, when there are any. */
  readonly keyParameters: Tlv | undefined
  /** The key itself: the content of the BIT STRING after its octet of unused bits. */
  readonly keyBits: Buffer
  readonly hasUniqueIds: boolean
  readonly extensions: readonly EncodedExtension[]
}

/** Takes a certificate apart. Fault syntax when even its skeleton is none. */
export function anatomyOf(der: Buffer): Anatomy {
  const outer = openSequence(der)
  const tbs = outer.enter(tags.sequence)
  const outerAlgorithm = outer.expect(tags.sequence).raw
  const version = tbs.optional(0xa0)?.content.at(-1)
  const serial = tbs.expect(tags.integer).content
  const innerAlgorithm = tbs.expect(tags.sequence).raw
  const issuerDer = tbs.expect(tags.sequence).raw
  const validity = tbs.enter(tags.sequence)
  const [notBefore, notAfter] = [validity.next(), validity.next()]
  const subjectDer = tbs.expect(tags.sequence).raw
  const spki = tbs.enter(tags.sequence)
  const key = spki.enter(tags.sequence)
  const keyAlgorithm = oidOf(key.expect(tags.oid).content)
  const keyParameters = key.done ? undefined : key.next()
  const uniqueIds = [tbs.optional(0x81), tbs.optional(0x82)]
  const extensions = tbs.optional(0xa3)
  return {
    ...{ version: version === undefined ? undefined : version + 1, serial },
    ...{ innerAlgorithm, outerAlgorithm, issuerDer, subjectDer, notBefore, notAfter },
    ...{ issuer: nameValuesOf(issuerDer), subject: nameValuesOf(subjectDer) },
    ...{ keyAlgorithm, keyParameters, keyBits: spki.expect(tags.bitString).content.subarray(1) },
    hasUniqueIds: uniqueIds.some((id) => id !== undefined),
    extensions: extensions ? elementsOf(openSequence(extensions.content)).map(extensionOf) : [],
  }
}

function extensionOf({ raw }: Tlv): EncodedExtension {
  const reader = openSequence(raw)
  const oid = oidOf(reader.expect(tags.oid).content)
  const critical = reader.optional(tags.boolean)?.content[0]
  const value = new DerReader(reader.expect(tags.octetString).raw).next().content
  return { oid, critical: (critical ?? 0) !== 0, saysFalse: critical === 0, value }
}
