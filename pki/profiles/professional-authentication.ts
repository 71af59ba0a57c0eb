/** A health professional: the RPPS number stands in CN after the digit 8 (idNatPS, TRE_G08). */

import { isRpps } from '../identifiers.js'
import { attributeOf, policyOids } from '../x509/index.js'
import type { Profile } from './profile.js'

export const professionalAuthentication: Profile = {
  name: 'professional-authentication',
  spec: 'RFC 5280 §4.2.1.12',
  holder: 'professional',
  issuedBy: 'people',
  years: 3,
  policy: policyOids.professionalAuthentication,
  keys: ['rsa-2048', 'rsa-3072', 'rsa-4096', 'ecdsa-p256', 'ecdsa-p384'],
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: ['clientAuth'],
  subject: [
    { attributes: [{ type: 'C', value: 'FR' }] },
    { attributes: [{ type: 'title' }] },
    { attributes: [{ type: 'SN' }, { type: 'GN' }, { type: 'CN', pattern: /^8\d{11}$/ }] },
  ],
  altNames: { dns: 'none', ip: 'none', email: 'optional' },
  identityOf({ subject }) {
    const cn = attributeOf(subject, 'CN') ?? ''
    return cn.startsWith('8') && isRpps(cn.slice(1)) ? `rpps:${cn.slice(1)}` : undefined
  },
}
