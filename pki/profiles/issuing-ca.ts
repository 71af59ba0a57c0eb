/** An issuing CA: people, organisations or servers; it may issue only under the policies it lists. */

import { authorityKeys, authoritySubject } from './authority-subject.js'
import type { Profile } from './profile.js'

export const issuingCa: Profile = {
  name: 'issuing-ca',
  spec: 'RFC 5280 §4.2.1.9',
  holder: 'authority',
  issuedBy: 'root',
  years: 10,
  keys: authorityKeys,
  ca: { pathLength: 0 },
  keyUsage: ['keyCertSign', 'cRLSign'],
  extendedKeyUsage: [],
  subject: authoritySubject,
  altNames: { dns: 'none', ip: 'none', email: 'none' },
  identityOf: () => undefined,
}
