/** The rules of admission, in the order in which they are asked; the first refusal counts. */

import { holder } from './holder.js'
import { listed } from './listed.js'
import { mailbox } from './mailbox.js'
import { recorded } from './recorded.js'
import type { AdmissionRule } from './rule.js'

export const admissionRules: readonly AdmissionRule[] = [holder, recorded, listed, mailbox]

export { lapsedDenial } from './mailbox.js'
export { factsOf, type AdmissionRule, type Candidate } from './rule.js'
