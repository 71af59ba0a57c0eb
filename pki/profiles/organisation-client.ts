/** An organisation as a client (ORG AUTH_CLI): the certificate that opens sessions. */

import { policyOids } from '../x509/index.js'
import { signingKeys } from './key-kinds.js'
import { organisationOf, organisationSubject } from './organisation-subject.js'
import type { Profile } from './profile.js'

export const organisationClient: Profile = {
  name: 'organisation-client',
  spec: 'RFC 5280 §4.2.1.12',
  holder: 'organisation',
  issuedBy: 'organisations',
  years: 3,
  policy: policyOids.organisationClient,
  keys: signingKeys,
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: ['clientAuth'],
  subject: organisationSubject,
  altNames: { dns: 'none', ip: 'none', email: 'optional' },
  identityOf: organisationOf,
}
