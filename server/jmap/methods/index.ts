/** The catalogue of methods: one line each. */

import type { Method } from '../core/method.js'
import { administrationMethods } from './administration/index.js'
import { blobCopy } from './blob/copy.js'
import { blobGet } from './blob/get.js'
import { blobLookup } from './blob/lookup.js'
import { blobUpload } from './blob/upload.js'
import { echo } from './core/echo.js'
import { emailChanges } from './email/changes.js'
import { emailGet } from './email/get.js'
import { emailCopy } from './email/copy.js'
import { emailParse } from './email/parse.js'
import { searchSnippetGet } from './search-snippet/get.js'
import { emailImport } from './email/import.js'
import { emailQueryChanges } from './email/query-changes.js'
import { emailQuery } from './email/query.js'
import { followUpQuery } from './follow-up/query.js'
import { identityChanges } from './identity/changes.js'
import { identityGet } from './identity/get.js'
import { identitySet } from './identity/set.js'
import { emailSet } from './email/set.js'
import { mailboxChanges } from './mailbox/changes.js'
import { mailboxQueryChanges } from './mailbox/query-changes.js'
import { mailboxQuery } from './mailbox/query.js'
import { mailboxSet } from './mailbox/set.js'
import { threadChanges } from './thread/changes.js'
import { mailboxGet } from './mailbox/get.js'
import { quotaChanges, quotaGet, quotaQuery } from './quota/quota.js'
import { submissionChanges } from './submission/changes.js'
import { submissionGet } from './submission/get.js'
import { submissionQuery, submissionQueryChanges } from './submission/query.js'
import { submissionSet } from './submission/set.js'
import { mdnParse } from './mdn/parse.js'
import { mdnSend } from './mdn/send.js'
import { patientGet } from './patient/get.js'
import { patientQuery } from './patient/query.js'
import { vacationGet } from './vacation/get.js'
import { vacationSet } from './vacation/set.js'
import { principalChanges } from './principal/changes.js'
import { principalGet } from './principal/get.js'
import { principalQuery, principalQueryChanges } from './principal/query.js'
import { principalSet } from './principal/set.js'
import { pushGet } from './push/get.js'
import { pushSet } from './push/set.js'
import { shareNotificationChanges } from './share-notification/changes.js'
import { shareNotificationGet } from './share-notification/get.js'
import {
  shareNotificationQuery,
  shareNotificationQueryChanges,
} from './share-notification/query.js'
import { shareNotificationSet } from './share-notification/set.js'
import { threadGet } from './thread/get.js'

export const methods: readonly Method[] = [
  echo,
  mailboxGet,
  mailboxChanges,
  mailboxQuery,
  mailboxQueryChanges,
  mailboxSet,
  threadGet,
  threadChanges,
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
  emailQueryChanges,
  emailSet,
  emailImport,
  emailCopy,
  emailParse,
  searchSnippetGet,
  blobCopy,
  blobUpload,
  blobGet,
  blobLookup,
  followUpQuery,
  mdnParse,
  mdnSend,
  pushGet,
  pushSet,
  vacationGet,
  vacationSet,
  quotaGet,
  quotaChanges,
  quotaQuery,
  principalGet,
  principalChanges,
  principalQuery,
  principalQueryChanges,
  principalSet,
  shareNotificationGet,
  shareNotificationChanges,
  shareNotificationQuery,
  shareNotificationQueryChanges,
  shareNotificationSet,
  ...administrationMethods,
]
