/** The anchor of a trust space: signs the issuing CAs and nothing else. */

import { authorityKeys, authoritySubject } from './authority-subject.js'
import type { Profile } from './profile.js'

export const rootCa: Profile = {
  name: 'root-ca',
  spec: 'RFC 5280 §4.2.1.9',
  holder: 'authority',
  issuedBy: 'root',
  years: 20,
  keys: authorityKeys,
  ca: { pathLength: 1 },
  keyUsage: ['keyCertSign', 'cRLSign'],
  extendedKeyUsage: [],
  subject: authoritySubject,
  altNames: { dns: 'none', ip: 'none', email: 'none' },
  identityOf: () => undefined,
}
