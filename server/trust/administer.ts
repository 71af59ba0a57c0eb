/** May this caller run an administrator's command? Asked by the console, and by doors that serve administrators. */

import type { AdministratorRole } from '../../pki/index.js'
import { admit, deny, type Verdict } from '../base/index.js'
import type { Caller } from './types.js'

/** `auditor` asks for any role: whoever enrols, revokes or operates may read. */
export function mayAdminister(
  { identity, roles }: Pick<Caller, 'identity' | 'roles'>,
  role: AdministratorRole,
  command: string,
): Verdict {
  if (roles.length === 0) return deny('not-administrator', { identity, command, role })
  if (role === 'auditor' || roles.includes(role)) return admit(undefined)
  return deny('wrong-role', { identity, command, role, roles: roles.join(', ') })
}
