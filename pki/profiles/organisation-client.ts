/** An organisation as a client (AUTH_CLI): OU holds 1 + FINESS or 3 + SIRET (idNatStruct, TRE_G07). */

import { isFiness, isSiret } from '../identifiers.js'
import { attributeOf, policyOids } from '../x509/index.js'
import type { Profile } from './profile.js'

export const organisationClient: Profile = {
  name: 'organisation-client',
  spec: 'RFC 5280 §4.2.1.12',
  holder: 'organisation',
  issuedBy: 'organisations',
  years: 3,
  policy: policyOids.organisationClient,
  keys: ['rsa-2048', 'rsa-3072', 'rsa-4096', 'ecdsa-p256', 'ecdsa-p384'],
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: ['clientAuth'],
  subject: [
    { attributes: [{ type: 'C', value: 'FR' }] },
    { attributes: [{ type: 'ST' }], optional: true },
    { attributes: [{ type: 'O' }] },
    { attributes: [{ type: 'OU', pattern: /^(1[0-9AB]{9}|3\d{14})$/ }] },
    { attributes: [{ type: 'CN' }] },
  ],
  altNames: { dns: 'none', ip: 'none', email: 'optional' },
  identityOf({ subject }) {
    const ou = attributeOf(subject, 'OU') ?? ''
    const number = ou.slice(1)
    if (ou.startsWith('1') && isFiness(number)) return `finess:${number}`
    return ou.startsWith('3') && isSiret(number) ? `siret:${number}` : undefined
  },
}
