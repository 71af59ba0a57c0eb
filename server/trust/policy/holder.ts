/** Only people and organisations come in here: a server's certificate is for the other side of a connection. */

import { admit, deny } from '../../base/index.js'
import { factsOf, type AdmissionRule } from './rule.js'

export const holder: AdmissionRule = {
  name: 'holder',
  spec: 'MSSanté, submission and reading are for professionals and organisations',
  judge(candidate) {
    const { holder } = candidate.peer.profile
    return holder === 'professional' || holder === 'organisation'
      ? admit(undefined)
      : deny('wrong-listener-profile', factsOf(candidate))
  },
}
