/** Policy mappings: which policy of the issuer a subordinate CA calls by which name of its own. */

import { AsnConvert } from '@peculiar/asn1-schema'
import { PolicyInformation } from '@peculiar/asn1-x509'
import { composeTlv, DerReader, elementsOf, notDer, openSequence, tags } from '../der.js'
import { extensionOids } from '../oids.js'
import { oidOf } from '../primitives.js'
import type { ExtensionKind } from './extension.js'

export interface PolicyMapping {
  readonly issuerDomain: string
  readonly subjectDomain: string
}

export const policyMappings: ExtensionKind<readonly PolicyMapping[]> = {
  oid: extensionOids.policyMappings,
  spec: 'RFC 5280 §4.2.1.5',
  read(value) {
    const found = elementsOf(openSequence(value)).map(({ raw }) => {
      const reader = new DerReader(raw).enter(tags.sequence)
      const issuerDomain = oidOf(reader.expect(tags.oid).content)
      const subjectDomain = oidOf(reader.expect(tags.oid).content)
      reader.end()
      return { issuerDomain, subjectDomain }
    })
    if (found.length === 0) throw notDer('policy mappings without any')
    return found
  },
  compose(mappings) {
    const list = mappings.map(({ issuerDomain, subjectDomain }) =>
      Buffer.concat([asnOid(issuerDomain), asnOid(subjectDomain)]),
    )
    return composeTlv(tags.sequence, ...list.map((pair) => composeTlv(tags.sequence, pair)))
  },
}

// The library has no type for a lone identifier: a policy without qualifiers is a SEQUENCE of just that.
function asnOid(policyIdentifier: string): Buffer {
  const bytes = Buffer.from(AsnConvert.serialize(new PolicyInformation({ policyIdentifier })))
  return new DerReader(bytes).expect(tags.sequence).content
}
