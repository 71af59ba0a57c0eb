/** The mark of a certificate for signing OCSP answers whose own revocation nobody asks about. */

import { composeTlv, DerReader, notDer, tags } from '../der.js'
import { extensionOids } from '../oids.js'
import type { ExtensionKind } from './extension.js'

/** Its value is NULL: that it stands there says it all. */
export const ocspNoCheck: ExtensionKind<true> = {
  oid: extensionOids.ocspNoCheck,
  spec: 'RFC 6960 §4.2.2.2.1',
  read(value) {
    const reader = new DerReader(value)
    if (reader.expect(tags.null).content.length > 0) throw notDer('a NULL')
    reader.end()
    return true
  },
  compose: () => composeTlv(tags.null),
}
