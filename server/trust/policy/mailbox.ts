/** Mail is for who has a mailbox: without one there is nothing to send as and nothing to read. */

import { admit, deny } from '../../base/index.js'
import { factsOf, type AdmissionRule } from './rule.js'

export const mailbox: AdmissionRule = {
  name: 'mailbox',
  spec: 'MSSanté, a mailbox belongs to one identity of the directory',
  judge(candidate) {
    return candidate.listener === 'https' || candidate.standing.mailboxes.length > 0
      ? admit(undefined)
      : deny('no-mailbox', factsOf(candidate))
  },
}
