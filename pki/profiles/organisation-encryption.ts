/** An organisation to which mail is enciphered (ORG CONF). It opens no session and signs nothing. */

import { policyOids } from '../x509/index.js'
import { encipheringKeys } from './key-kinds.js'
import { organisationOf, organisationSubject } from './organisation-subject.js'
import type { Profile } from './profile.js'

export const organisationEncryption: Profile = {
  name: 'organisation-encryption',
  spec: 'RFC 8550 §4.4.2',
  holder: 'organisation',
  issuedBy: 'organisations',
  years: 3,
  policy: policyOids.organisationEncryption,
  keys: encipheringKeys,
  keyUsage: [],
  keyUsageRsa: ['keyEncipherment'],
  keyUsageEc: ['keyAgreement'],
  extendedKeyUsage: ['emailProtection'],
  subject: organisationSubject,
  altNames: { dns: 'none', ip: 'none', email: 'required' },
  identityOf: organisationOf,
}
