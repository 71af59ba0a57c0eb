/** Extended key usage: the purposes a certificate was issued for. */

import { AsnConvert } from '@peculiar/asn1-schema'
import { ExtendedKeyUsage } from '@peculiar/asn1-x509'
import { elementsOf, notDer, openSequence, tags } from '../der.js'
import { extensionOids } from '../oids.js'
import { oidOf } from '../primitives.js'
import type { ExtensionKind } from './extension.js'

/** Dotted identifiers of the purposes. */
export const extendedKeyUsage: ExtensionKind<readonly string[]> = {
  oid: extensionOids.extendedKeyUsage,
  spec: 'RFC 5280 §4.2.1.12',
  read(value) {
    return elementsOf(openSequence(value)).map(({ tag, content }) => {
      if (tag !== tags.oid) throw notDer('a key purpose')
      return oidOf(content)
    })
  },
  compose: (oids) => Buffer.from(AsnConvert.serialize(new ExtendedKeyUsage([...oids]))),
}
