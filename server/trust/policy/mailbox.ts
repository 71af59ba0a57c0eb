/** Mail is for who has a mailbox: without one there is nothing to send as and nothing to read. */

import { readableTime, type Grant } from '../../../pki/index.js'
import { admit, deny, type Denial } from '../../base/index.js'
import { factsOf, type AdmissionRule } from './rule.js'

export const mailbox: AdmissionRule = {
  name: 'mailbox',
  spec: 'MSSanté, a mailbox belongs to one identity of the directory',
  judge(candidate) {
    const { mailboxes, lapsed } = candidate.standing
    if (candidate.listener === 'https' || mailboxes.length > 0) return admit(undefined)
    const [nearest] = lapsed
    return nearest
      ? lapsedDenial(nearest, candidate.at, factsOf(candidate))
      : deny('no-mailbox', factsOf(candidate))
  },
}

/** Why a delegation gives nothing at `at`: it is over, or has not begun. */
export function lapsedDenial(
  { address, from, to }: Grant,
  at: number,
  facts: Readonly<Record<string, string>>,
): Denial {
  if (to !== null && at >= to)
    return deny('delegation-ended', {
      ...{ ...facts, address, to: readableTime(to) },
      agoMs: String(at - to),
    })
  const begins = from ?? at
  return deny('delegation-not-begun', {
    ...{ ...facts, address, from: readableTime(begins) },
    inMs: String(begins - at),
  })
}
