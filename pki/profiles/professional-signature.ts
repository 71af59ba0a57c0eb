/** A health professional who signs mail and documents, in the layout of IGC-Santé's S/MIME offer. It opens no session. */

import { policyOids } from '../x509/index.js'
import { signingKeys } from './key-kinds.js'
import { personOf, personSubject } from './person-subject.js'
import type { Profile } from './profile.js'

export const professionalSignature: Profile = {
  name: 'professional-signature',
  spec: 'RFC 8550 §4.4.2',
  holder: 'professional',
  issuedBy: 'people',
  years: 3,
  policy: policyOids.professionalSignature,
  keys: signingKeys,
  keyUsage: ['digitalSignature', 'nonRepudiation'],
  extendedKeyUsage: ['emailProtection'],
  subject: personSubject,
  altNames: { dns: 'none', ip: 'none', email: 'optional' },
  identityOf: personOf,
}
