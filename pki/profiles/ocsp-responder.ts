/** What signs OCSP answers for one authority: it lives short and is made anew by itself, so nobody asks for its revocation. */

import { authoritySubject } from './authority-subject.js'
import type { Profile } from './profile.js'

export const ocspResponder: Profile = {
  name: 'ocsp-responder',
  spec: 'RFC 6960 §4.2.2.2',
  holder: 'authority',
  issuedBy: 'each',
  years: 0,
  days: 60,
  keys: ['ecdsa-p256', 'ecdsa-p384', 'rsa-2048', 'rsa-3072', 'ed25519'],
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: ['ocspSigning'],
  unchecked: true,
  subject: authoritySubject,
  altNames: { dns: 'none', ip: 'none', email: 'none' },
  identityOf: () => undefined,
}
