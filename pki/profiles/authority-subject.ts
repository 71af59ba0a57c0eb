/** The subject layout shared by our CA certificates, after the names of IGC-Santé. */

import type { RdnRule } from './profile.js'

export const authoritySubject: readonly RdnRule[] = [
  { attributes: [{ type: 'C', pattern: /^[A-Z]{2}$/ }] },
  { attributes: [{ type: 'O' }] },
  { attributes: [{ type: 'OU' }], optional: true, repeated: true },
  { attributes: [{ type: 'CN' }] },
]

export const authorityKeys = ['rsa-3072', 'rsa-4096', 'ecdsa-p256', 'ecdsa-p384'] as const
