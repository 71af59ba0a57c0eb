/** The pieces that every kind of CMS content has: its envelope, algorithms, who is meant by an identifier, attributes. */

import { isFault } from '../../server/base/index.js'
import {
  DerReader,
  elementsOf,
  notDer,
  oidOf,
  openSequence,
  parseCertificate,
  parseName,
  serialOf,
  tags,
  type Certificate,
  type Tlv,
} from '../x509/index.js'
import { definite } from './ber.js'
import { cmsLimits } from './limits.js'

/** RFC 5652 §10.1.1: the identifier and, raw, its parameters. */
export interface AlgorithmId {
  readonly oid: string
  readonly parameters: Buffer | undefined
  readonly raw: Buffer
}

/** RFC 5652 §5.3 and §6.2.1: a certificate by its issuer and number, or by its key identifier (hexadecimal). */
export type HolderId =
  { readonly issuerKey: string; readonly serial: string } | { readonly keyId: string }

export interface Attribute {
  readonly oid: string
  /** Raw DER of each value. */
  readonly values: readonly Buffer[]
}

/** RFC 5652 §3: which kind of content, and a reader of it. Fault syntax or too-large. */
export function openContentInfo(bytes: Buffer): { type: string; content: DerReader } {
  const info = openSequence(definite(bytes))
  const type = oidOf(info.expect(tags.oid).content)
  const content = new DerReader(info.expect(0xa0).content)
  info.end()
  return { type, content }
}

export function readAlgorithm({ content, raw }: Tlv): AlgorithmId {
  const reader = new DerReader(content)
  const oid = oidOf(reader.expect(tags.oid).content)
  const parameters = reader.done ? undefined : reader.next().raw
  reader.end()
  return { oid, parameters, raw }
}

/** `keyIdTag` is how the alternative is tagged: 0x80, or 0xa0 in key agreement. */
export function readHolderId(reader: DerReader): HolderId {
  const byKey = reader.optional(0x80)
  if (byKey) return { keyId: byKey.content.toString('hex') }
  const named = reader.enter(tags.sequence)
  const issuerKey = parseName(named.expect(tags.sequence).raw).key
  const serial = serialOf(named)
  named.end()
  return { issuerKey, serial }
}

export const isMeant = (id: HolderId, certificate: Certificate): boolean =>
  'keyId' in id
    ? id.keyId === certificate.subjectKeyId
    : id.serial === certificate.serial && id.issuerKey === certificate.issuer.key

/** The certificates of a set; other kinds of certificate (RFC 5652 §10.2.2) and unreadable ones are as if absent. */
export function readCertificates(set: Tlv | undefined): Certificate[] {
  if (!set) return []
  const items = elementsOf(new DerReader(set.content))
  if (items.length > cmsLimits.certificates) throw notDer('too many certificates')
  return items.flatMap(({ tag, raw }) => {
    if (tag !== tags.sequence) return []
    try {
      return [parseCertificate(raw)]
    } catch (error) {
      if (isFault(error)) return []
      throw error
    }
  })
}

/** The lists of a set, DER. */
export function readLists(set: Tlv | undefined): Buffer[] {
  const items = set ? elementsOf(new DerReader(set.content)) : []
  if (items.length > cmsLimits.lists) throw notDer('too many lists')
  return items.filter(({ tag }) => tag === tags.sequence).map(({ raw }) => raw)
}

export function readAttributes(set: Tlv | undefined): Attribute[] {
  const items = set ? elementsOf(new DerReader(set.content)) : []
  if (items.length > cmsLimits.attributes) throw notDer('too many attributes')
  return items.map(({ tag, content }) => {
    if (tag !== tags.sequence) throw notDer('no attribute')
    const reader = new DerReader(content)
    const oid = oidOf(reader.expect(tags.oid).content)
    const values = elementsOf(reader.enter(tags.set)).map(({ raw }) => raw)
    reader.end()
    return { oid, values }
  })
}

/** The only value of an attribute that stands once; `many` when it stands twice or has several (RFC 5652 §11). */
export function single(attributes: readonly Attribute[], oid: string): Tlv | undefined | 'many' {
  const found = attributes.filter((attribute) => attribute.oid === oid)
  const [attribute] = found
  if (!attribute) return undefined
  const [value] = attribute.values
  if (found.length > 1 || attribute.values.length !== 1 || !value) return 'many'
  return new DerReader(value).next()
}

/** The dotted identifier of what kind of content `bytes` hold; undefined when they are no CMS. */
export function cmsTypeOf(bytes: Buffer): string | undefined {
  try {
    return openContentInfo(bytes).type
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}
