/** A server of an operator (SERV SSL): both ends of TLS between operators use it, hence both purposes. */

import { policyOids } from '../x509/index.js'
import type { Profile } from './profile.js'

export const serverSsl: Profile = {
  name: 'server-ssl',
  spec: 'RFC 5280 §4.2.1.12',
  holder: 'server',
  issuedBy: 'servers',
  years: 3,
  policy: policyOids.serverSsl,
  keys: ['ecdsa-p256', 'ecdsa-p384', 'rsa-2048', 'rsa-3072', 'rsa-4096'],
  keyUsage: ['digitalSignature'],
  keyUsageRsa: ['keyEncipherment'],
  extendedKeyUsage: ['serverAuth', 'clientAuth'],
  subject: [
    { attributes: [{ type: 'C', value: 'FR' }] },
    { attributes: [{ type: 'O' }] },
    { attributes: [{ type: 'CN' }] },
  ],
  altNames: { dns: 'required', ip: 'optional', email: 'none' },
  identityOf({ altNames: { dns } }) {
    return dns[0] === undefined ? undefined : `server:${dns[0].toLowerCase()}`
  },
}
