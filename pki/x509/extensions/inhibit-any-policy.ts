/** Inhibit anyPolicy: after how many certificates "any policy" no longer stands for a policy. */

import { DerReader, tags } from '../der.js'
import { extensionOids } from '../oids.js'
import { smallIntegerOf } from '../primitives.js'
import type { ExtensionKind } from './extension.js'

export const inhibitAnyPolicy: ExtensionKind<number> = {
  oid: extensionOids.inhibitAnyPolicy,
  spec: 'RFC 5280 §4.2.1.14',
  read(value) {
    const reader = new DerReader(value)
    const skip = smallIntegerOf(reader.expect(tags.integer))
    reader.end()
    return skip
  },
  compose: (skip) => Buffer.of(tags.integer, 1, skip & 0x7f),
}
