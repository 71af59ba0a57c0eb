/** Enrolment/options: what somebody can be enrolled as here: professions, domains of mailboxes. */

import { professions } from '../../../../pki/index.js'
import { lookMethod } from '../../admin/method.js'

export const enrolmentOptions = lookMethod({
  ...{ name: 'Enrolment/options', command: 'directory search', role: 'auditor' },
  read: () => undefined,
  run: ({ desk }) =>
    Promise.resolve({
      domains: desk.domains,
      professions: professions.map(({ code, name, label }) => ({ code, name, label })),
    }),
})
