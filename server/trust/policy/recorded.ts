/** A certificate counts only when the directory has it and says that it is good: its word comes before any list. */

import { readableTime } from '../../../pki/index.js'
import { admit, deny } from '../../base/index.js'
import { factsOf, type AdmissionRule } from './rule.js'

export const recorded: AdmissionRule = {
  name: 'recorded',
  spec: 'RFC 5280 §3.3; the directory is the first to know of a revocation',
  judge(candidate) {
    // What others issue is in their register, and their lists have been asked.
    if (candidate.peer.foreign) return admit(undefined)
    const record = candidate.standing.certificate
    if (!record || record.state === 'reserved')
      return deny('certificate-unknown', factsOf(candidate))
    if (record.state === 'good') return admit(undefined)
    return deny(record.reason === 'certificateHold' ? 'certificate-held' : 'revoked', {
      ...factsOf(candidate),
      reason: record.reason ?? 'unspecified',
      revokedAt: readableTime(record.revokedAt ?? 0),
    })
  },
}
