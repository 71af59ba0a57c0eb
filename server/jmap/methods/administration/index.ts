/** The catalogue of administrators' methods: one line each. */

import type { AdministratorMethod } from '../../admin/method.js'
import { auditEventQuery } from './audit-event-query.js'
import { auditEventVerify } from './audit-event-verify.js'
import { certificateGet } from './certificate-get.js'
import { certificateQuery } from './certificate-query.js'
import { certificateRelease } from './certificate-release.js'
import { certificateRenew } from './certificate-renew.js'
import { certificateRevoke } from './certificate-revoke.js'
import { certificateWeeks } from './certificate-weeks.js'
import { certificateWhy } from './certificate-why.js'
import { delegationEnd } from './delegation-end.js'
import { delegationGrant } from './delegation-grant.js'
import { directoryMailboxCreate } from './directory-mailbox-create.js'
import { directoryMailboxGet } from './directory-mailbox-get.js'
import { directoryMailboxQuery } from './directory-mailbox-query.js'
import { directoryMailboxState } from './directory-mailbox-state.js'
import { enrolmentOptions } from './enrolment-options.js'
import { figuresGet } from './figures-get.js'
import { holderGet } from './holder-get.js'
import { holderQuery } from './holder-query.js'
import { organisationEnrol } from './organisation-enrol.js'
import { professionalEnrol } from './professional-enrol.js'

export const administrationMethods: readonly AdministratorMethod[] = [
  certificateQuery,
  certificateGet,
  certificateWeeks,
  certificateRevoke,
  certificateRelease,
  holderQuery,
  holderGet,
  enrolmentOptions,
  professionalEnrol,
  organisationEnrol,
  certificateRenew,
  directoryMailboxQuery,
  directoryMailboxGet,
  directoryMailboxCreate,
  directoryMailboxState,
  delegationGrant,
  delegationEnd,
  certificateWhy,
  auditEventQuery,
  auditEventVerify,
  figuresGet,
]
