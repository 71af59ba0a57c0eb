/** CRL distribution points: where the revocation list of the issuer is fetched, and the one of the latest changes. */

import { AsnConvert } from '@peculiar/asn1-schema'
import {
  CRLDistributionPoints,
  DistributionPoint,
  DistributionPointName,
  GeneralName,
} from '@peculiar/asn1-x509'
import { DerReader, elementsOf, openSequence, tags } from '../der.js'
import { extensionOids } from '../oids.js'
import type { ExtensionKind } from './extension.js'

/** URLs only; other forms of distribution point are skipped. */
const points = {
  read: (value: Buffer) => elementsOf(openSequence(value)).flatMap(({ raw }) => urlsOf(raw)),
  compose(urls: readonly string[]) {
    const points = urls.map((uniformResourceIdentifier) => {
      const fullName = [new GeneralName({ uniformResourceIdentifier })]
      return new DistributionPoint({ distributionPoint: new DistributionPointName({ fullName }) })
    })
    return Buffer.from(AsnConvert.serialize(new CRLDistributionPoints(points)))
  },
}

export const crlPoints: ExtensionKind<readonly string[]> = {
  oid: extensionOids.crlDistributionPoints,
  spec: 'RFC 5280 §4.2.1.13',
  ...points,
}

/** Of certificates, and of lists (RFC 5280 §5.2.6). */
export const freshestCrl: ExtensionKind<readonly string[]> = {
  oid: extensionOids.freshestCrl,
  spec: 'RFC 5280 §4.2.1.15',
  ...points,
}

function urlsOf(point: Buffer): string[] {
  const name = new DerReader(point).enter(tags.sequence).optional(0xa0)
  const full = name && new DerReader(name.content).optional(0xa0)
  if (!full) return []
  return elementsOf(new DerReader(full.content)).flatMap(({ tag, content }) =>
    tag === 0x86 ? [content.toString('latin1')] : [],
  )
}
