/** A health professional who connects: the certificate that opens sessions. */

import { policyOids } from '../x509/index.js'
import { signingKeys } from './key-kinds.js'
import { personOf, personSubject } from './person-subject.js'
import type { Profile } from './profile.js'

export const professionalAuthentication: Profile = {
  name: 'professional-authentication',
  spec: 'RFC 5280 §4.2.1.12',
  holder: 'professional',
  issuedBy: 'people',
  years: 3,
  policy: policyOids.professionalAuthentication,
  keys: signingKeys,
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: ['clientAuth'],
  subject: personSubject,
  altNames: { dns: 'none', ip: 'none', email: 'optional' },
  identityOf: personOf,
}
