/** Distribution points: which part of the revocations a list tells, and which parts a certificate points to. */

import { composeTlv, DerReader, elementsOf, notDer, openSequence, tags, type Tlv } from '../der.js'
import { parseName } from '../names.js'
import { bitStringOf, booleanOf } from '../primitives.js'
import type { DistinguishedName } from '../names.js'
import { generalNamesOf, type GeneralName } from './general-names.js'

/** Full names, or the RDN (DER of its SET) that is added to the name of the issuer of the list. */
export interface PointName {
  readonly full: readonly GeneralName[]
  readonly relative: Buffer | undefined
}

/** One member of cRLDistributionPoints, RFC 5280 §4.2.1.13. */
export interface DistributionPoint {
  readonly point: PointName | undefined
  /** Bits of ReasonFlags; undefined for all reasons. */
  readonly reasons: number | undefined
  readonly crlIssuer: readonly DistinguishedName[]
}

/** What a list is about, RFC 5280 §5.2.5. */
export interface IssuingDistributionPoint {
  readonly point: PointName | undefined
  readonly onlyUsers: boolean
  readonly onlyAuthorities: boolean
  readonly onlyAttributes: boolean
  readonly reasons: number | undefined
  readonly indirect: boolean
}

export function readDistributionPoints(value: Buffer): DistributionPoint[] {
  return elementsOf(openSequence(value)).map(({ raw }) => {
    const reader = new DerReader(raw).enter(tags.sequence)
    const point = pointNameOf(reader.optional(0xa0))
    const reasons = reasonsOf(reader.optional(0x81))
    const issuer = reader.optional(0xa2)
    reader.end()
    const names = issuer ? generalNamesOf(new DerReader(issuer.content)) : []
    const crlIssuer = names.flatMap(({ name }) => (name ? [name] : []))
    return { point, reasons, crlIssuer }
  })
}

export function readIssuingDistributionPoint(value: Buffer): IssuingDistributionPoint {
  const reader = openSequence(value)
  const point = pointNameOf(reader.optional(0xa0))
  const flag = (tag: number): boolean => {
    const found = reader.optional(tag)
    return found !== undefined && booleanOf(found)
  }
  const onlyUsers = flag(0x81)
  const onlyAuthorities = flag(0x82)
  const reasons = reasonsOf(reader.optional(0x83))
  const indirect = flag(0x84)
  const onlyAttributes = flag(0x85)
  reader.end()
  if ([onlyUsers, onlyAuthorities, onlyAttributes].filter(Boolean).length > 1)
    throw notDer('a list for two kinds of certificates only')
  return { point, onlyUsers, onlyAuthorities, onlyAttributes, reasons, indirect }
}

function pointNameOf(outer: Tlv | undefined): PointName | undefined {
  if (!outer) return undefined
  const reader = new DerReader(outer.content)
  const full = reader.optional(0xa0)
  const relative = full ? undefined : reader.expect(0xa1)
  reader.end()
  return {
    full: full ? generalNamesOf(new DerReader(full.content)) : [],
    // Its tag [1] stands instead of that of the SET (implicit tagging).
    relative: relative && composeTlv(tags.set, relative.content),
  }
}

/** The full name that `relative` makes under `issuer`. */
export function relativeName(issuer: DistinguishedName, relative: Buffer): DistinguishedName {
  const { content } = new DerReader(issuer.der).expect(tags.sequence)
  return parseName(composeTlv(tags.sequence, content, relative))
}

function reasonsOf(tlv: Tlv | undefined): number | undefined {
  if (!tlv) return undefined
  const { octets } = bitStringOf(tlv)
  return ((octets[0] ?? 0) << 8) | (octets[1] ?? 0)
}

/** All nine reasons of ReasonFlags but `unused`, in the bits of `reasons`. */
export const allReasons = 0x7f80
