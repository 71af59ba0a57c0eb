/** Key usage: what the key itself may do. */

import { AsnConvert } from '@peculiar/asn1-schema'
import { KeyUsage, KeyUsageFlags } from '@peculiar/asn1-x509'
import { DerReader, tags } from '../der.js'
import { extensionOids } from '../oids.js'
import { bitStringOf } from '../primitives.js'
import type { ExtensionKind } from './extension.js'

/** In bit order. */
export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const
export type KeyUsageName = (typeof keyUsages)[number]

export const keyUsage: ExtensionKind<readonly KeyUsageName[]> = {
  oid: extensionOids.keyUsage,
  spec: 'RFC 5280 §4.2.1.3',
  read(value) {
    const reader = new DerReader(value)
    const { octets } = bitStringOf(reader.expect(tags.bitString))
    reader.end()
    return keyUsages.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0)
  },
  compose(names) {
    const flags = names.reduce((sum, name) => sum | KeyUsageFlags[name], 0)
    return Buffer.from(AsnConvert.serialize(new KeyUsage(flags)))
  },
}
