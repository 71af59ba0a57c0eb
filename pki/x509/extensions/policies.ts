/** Certificate policies: under which of our rules a certificate was issued. */

import { AsnConvert } from '@peculiar/asn1-schema'
import { CertificatePolicies, PolicyInformation } from '@peculiar/asn1-x509'
import { elementsOf, openSequence, tags, DerReader } from '../der.js'
import { extensionOids } from '../oids.js'
import { oidOf } from '../primitives.js'
import type { ExtensionKind } from './extension.js'

/** Dotted policy identifiers; qualifiers are not looked at. */
export const certificatePolicies: ExtensionKind<readonly string[]> = {
  oid: extensionOids.certificatePolicies,
  spec: 'RFC 5280 §4.2.1.4',
  read: (value) =>
    elementsOf(openSequence(value)).map(({ raw }) =>
      oidOf(new DerReader(raw).enter(tags.sequence).expect(tags.oid).content),
    ),
  compose(oids) {
    const list = oids.map((policyIdentifier) => new PolicyInformation({ policyIdentifier }))
    return Buffer.from(AsnConvert.serialize(new CertificatePolicies(list)))
  },
}
