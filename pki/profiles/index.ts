/** The catalogue of certificate profiles: issuing composes from it, verifying checks against it. */

import { issuingCa } from './issuing-ca.js'
import { organisationClient } from './organisation-client.js'
import { professionalAuthentication } from './professional-authentication.js'
import type { AuthorityName, Profile } from './profile.js'
import { rootCa } from './root-ca.js'
import { serverSsl } from './server-ssl.js'

export const profiles: readonly Profile[] = [
  rootCa,
  issuingCa,
  professionalAuthentication,
  organisationClient,
  serverSsl,
]

/** The policies under which an authority may issue; its own certificate lists them. */
export function policiesOf(authority: AuthorityName): string[] {
  return profiles.flatMap((p) => (p.issuedBy === authority && p.policy ? [p.policy] : []))
}

export { checkProfile, keyUsageFor } from './check.js'
export {
  authorityNames,
  isAuthorityName,
  type AuthorityName,
  type Profile,
  type ProfileName,
} from './profile.js'
export { issuingCa, organisationClient, professionalAuthentication, rootCa, serverSsl }
