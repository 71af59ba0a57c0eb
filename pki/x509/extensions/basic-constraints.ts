/** Basic constraints: whether a certificate is a CA, and how many may follow below it. */

import { AsnConvert } from '@peculiar/asn1-schema'
import { BasicConstraints } from '@peculiar/asn1-x509'
import { openSequence, tags } from '../der.js'
import { extensionOids } from '../oids.js'
import { booleanOf, smallIntegerOf } from '../primitives.js'
import type { ExtensionKind } from './extension.js'

export interface CaConstraints {
  readonly ca: boolean
  /** Most CA certificates that may stand between this one and the leaf. */
  readonly pathLength?: number
}

export const basicConstraints: ExtensionKind<CaConstraints> = {
  oid: extensionOids.basicConstraints,
  spec: 'RFC 5280 §4.2.1.9',
  read(value) {
    const reader = openSequence(value)
    const ca = reader.optional(tags.boolean)
    const length = reader.optional(tags.integer)
    reader.end()
    return {
      ca: ca !== undefined && booleanOf(ca),
      ...(length ? { pathLength: smallIntegerOf(length) } : {}),
    }
  },
  compose({ ca, pathLength }) {
    const value = new BasicConstraints({
      cA: ca,
      ...(pathLength === undefined ? {} : { pathLenConstraint: pathLength }),
    })
    return Buffer.from(AsnConvert.serialize(value))
  },
}
