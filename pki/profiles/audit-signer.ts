/** The audit log of one gateway: signs checkpoints for whoever verifies them without our data directory. */

import { policyOids } from '../x509/index.js'
import { signingKeys } from './key-kinds.js'
import type { Profile } from './profile.js'

export const auditSigner: Profile = {
  name: 'audit-signer',
  spec: 'RFC 9336 §3',
  holder: 'server',
  issuedBy: 'servers',
  years: 3,
  policy: policyOids.auditSigner,
  keys: ['ed25519', ...signingKeys.filter((name) => name !== 'ed25519')],
  keyUsage: ['digitalSignature', 'nonRepudiation'],
  extendedKeyUsage: ['documentSigning'],
  subject: [
    { attributes: [{ type: 'C', value: 'FR' }] },
    { attributes: [{ type: 'O' }] },
    { attributes: [{ type: 'CN' }] },
  ],
  altNames: { dns: 'required', ip: 'none', email: 'none' },
  identityOf({ altNames: { dns } }) {
    return dns[0] === undefined ? undefined : `server:${dns[0].toLowerCase()}`
  },
}
