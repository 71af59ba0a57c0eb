/** The catalogue of administrators' methods: one line each. */

import type { AdministratorMethod } from '../../admin/method.js'
import { certificateGet } from './certificate-get.js'
import { certificateQuery } from './certificate-query.js'
import { certificateRelease } from './certificate-release.js'
import { certificateRevoke } from './certificate-revoke.js'
import { certificateWeeks } from './certificate-weeks.js'
import { holderGet } from './holder-get.js'
import { holderQuery } from './holder-query.js'

export const administrationMethods: readonly AdministratorMethod[] = [
  certificateQuery,
  certificateGet,
  certificateWeeks,
  certificateRevoke,
  certificateRelease,
  holderQuery,
  holderGet,
]
