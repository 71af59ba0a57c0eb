/** An organisation that signs its mail (SERV S/MIME, ORG SIGN). It opens no session. */

import { policyOids } from '../x509/index.js'
import { signingKeys } from './key-kinds.js'
import { organisationOf, organisationSubject } from './organisation-subject.js'
import type { Profile } from './profile.js'

export const organisationSignature: Profile = {
  name: 'organisation-signature',
  spec: 'RFC 8550 §4.4.2',
  holder: 'organisation',
  issuedBy: 'organisations',
  years: 3,
  policy: policyOids.organisationSignature,
  keys: signingKeys,
  keyUsage: ['digitalSignature', 'nonRepudiation'],
  extendedKeyUsage: ['emailProtection'],
  subject: organisationSubject,
  altNames: { dns: 'none', ip: 'none', email: 'required' },
  identityOf: organisationOf,
}
