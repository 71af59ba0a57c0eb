/** The catalogue of methods: one line each. */

import type { Method } from '../core/method.js'
import { echo } from './core/echo.js'
import { emailChanges } from './email/changes.js'
import { emailGet } from './email/get.js'
import { emailQuery } from './email/query.js'
import { identityChanges } from './identity/changes.js'
import { identityGet } from './identity/get.js'
import { identitySet } from './identity/set.js'
import { mailboxChanges } from './mailbox/changes.js'
import { mailboxGet } from './mailbox/get.js'
import { submissionChanges } from './submission/changes.js'
import { submissionGet } from './submission/get.js'
import { submissionQuery, submissionQueryChanges } from './submission/query.js'
import { submissionSet } from './submission/set.js'
import { patientGet } from './patient/get.js'
import { patientQuery } from './patient/query.js'
import { threadGet } from './thread/get.js'

export const methods: readonly Method[] = [
  echo,
  mailboxGet,
  mailboxChanges,
  threadGet,
  emailGet,
  emailChanges,
  emailQuery,
  identityGet,
  identityChanges,
  identitySet,
  submissionGet,
  submissionChanges,
  submissionQuery,
  submissionQueryChanges,
  submissionSet,
  patientGet,
  patientQuery,
]
