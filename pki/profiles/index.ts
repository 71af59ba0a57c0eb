/** The catalogue of certificate profiles: issuing composes from it, verifying checks against it. */

import type { Certificate } from '../x509/index.js'
import { auditSigner } from './audit-signer.js'
import { issuingCa } from './issuing-ca.js'
import { ocspResponder } from './ocsp-responder.js'
import { organisationClient } from './organisation-client.js'
import { organisationEncryption } from './organisation-encryption.js'
import { organisationSignature } from './organisation-signature.js'
import { professionalAuthentication } from './professional-authentication.js'
import { professionalSignature } from './professional-signature.js'
import type { AuthorityRole, Profile } from './profile.js'
import { rootCa } from './root-ca.js'
import { serverSsl } from './server-ssl.js'
import { smimeEncryption } from './smime-encryption.js'

export const profiles: readonly Profile[] = [
  rootCa,
  issuingCa,
  professionalAuthentication,
  professionalSignature,
  smimeEncryption,
  organisationClient,
  organisationSignature,
  organisationEncryption,
  serverSsl,
  auditSigner,
  ocspResponder,
]

/** The profile whose policy a certificate names; whether it follows it is another question. */
export const profileNamedBy = ({ policies }: Pick<Certificate, 'policies'>): Profile | undefined =>
  profiles.find(({ policy }) => policy !== undefined && policies.includes(policy))

/** Was a certificate made to open sessions? One that signs or deciphers was not. */
export const opensSessions = (certificate: Pick<Certificate, 'policies'>): boolean =>
  profileNamedBy(certificate)?.extendedKeyUsage.includes('clientAuth') ?? false

/** The policies under which an authority may issue; its own certificate lists them. */
export function policiesOf(authority: AuthorityRole): string[] {
  return profiles.flatMap((p) => (p.issuedBy === authority && p.policy ? [p.policy] : []))
}

export { checkProfile, keyUsageFor } from './check.js'
export {
  authorityNames,
  isAuthorityName,
  isAuthorityRole,
  readAuthorityName,
  type AuthorityName,
  type AuthorityRole,
  type Profile,
  type ProfileName,
} from './profile.js'
export {
  issuingCa,
  ocspResponder,
  organisationClient,
  professionalAuthentication,
  rootCa,
  serverSsl,
}
