/** A certificate that chains but names nobody in the directory is refused, and so is a suspended identity. */

import { admit, deny } from '../../base/index.js'
import { factsOf, type AdmissionRule } from './rule.js'

export const listed: AdmissionRule = {
  name: 'listed',
  spec: 'MSSanté, only identities of the directory',
  judge(candidate) {
    const { entry } = candidate.standing
    if (!entry)
      return deny(candidate.peer.foreign ? 'foreign-waiting' : 'not-listed', factsOf(candidate))
    return entry.state === 'active'
      ? admit(undefined)
      : deny('identity-suspended', { ...factsOf(candidate), name: entry.displayName })
  },
}
