/** A health professional to whom mail is enciphered (CONF). It opens no session and signs nothing. */

import { policyOids } from '../x509/index.js'
import { encipheringKeys } from './key-kinds.js'
import { personOf, personSubject } from './person-subject.js'
import type { Profile } from './profile.js'

export const smimeEncryption: Profile = {
  name: 'smime-encryption',
  spec: 'RFC 8550 §4.4.2',
  holder: 'professional',
  issuedBy: 'people',
  years: 3,
  policy: policyOids.smimeEncryption,
  keys: encipheringKeys,
  keyUsage: [],
  keyUsageRsa: ['keyEncipherment'],
  keyUsageEc: ['keyAgreement'],
  extendedKeyUsage: ['emailProtection'],
  subject: personSubject,
  altNames: { dns: 'none', ip: 'none', email: 'required' },
  identityOf: personOf,
}
