/** Policy constraints: after how many certificates a policy is required, and mapping no longer allowed. */

import { notDer, openSequence, type Tlv } from '../der.js'
import { extensionOids } from '../oids.js'
import { smallIntegerOf } from '../primitives.js'
import type { ExtensionKind } from './extension.js'

export interface PolicyConstraints {
  readonly requireExplicit?: number
  readonly inhibitMapping?: number
}

export const policyConstraints: ExtensionKind<PolicyConstraints> = {
  oid: extensionOids.policyConstraints,
  spec: 'RFC 5280 §4.2.1.11',
  read(value) {
    const reader = openSequence(value)
    const requireExplicit = skipOf(reader.optional(0x80))
    const inhibitMapping = skipOf(reader.optional(0x81))
    reader.end()
    if (requireExplicit === undefined && inhibitMapping === undefined)
      throw notDer('policy constraints without any')
    return {
      ...(requireExplicit === undefined ? {} : { requireExplicit }),
      ...(inhibitMapping === undefined ? {} : { inhibitMapping }),
    }
  },
  compose({ requireExplicit, inhibitMapping }) {
    const fields = [
      ...(requireExplicit === undefined ? [] : [0x80, 1, requireExplicit & 0x7f]),
      ...(inhibitMapping === undefined ? [] : [0x81, 1, inhibitMapping & 0x7f]),
    ]
    return Buffer.of(0x30, fields.length, ...fields)
  },
}

const skipOf = (tlv: Tlv | undefined): number | undefined => tlv && smallIntegerOf(tlv)
