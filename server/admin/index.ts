/** The operator's commands: they work on the data directory itself, beside a running gateway. */

import type { Command } from '../../client/cli/index.js'
import { auditVerify } from './commands/audit-verify.js'
import { directoryEdit } from './commands/directory-edit.js'
import { directoryExport } from './commands/directory-export.js'
import { directoryImport } from './commands/directory-import.js'
import { directorySearch } from './commands/directory-search.js'
import { directoryShow } from './commands/directory-show.js'
import { enrolOrganisation, enrolProfessional } from './commands/enrol.js'
import { exportMessage, keysExport } from './commands/export.js'
import { init } from './commands/init.js'
import { pkiHold, pkiRelease } from './commands/pki-hold.js'
import { pkiExpiring, pkiList } from './commands/pki-list.js'
import { pkiCrl, pkiShow } from './commands/pki-show.js'
import { pkiVerify } from './commands/pki-verify.js'
import { mailboxCreate } from './commands/mailbox-create.js'
import { mailboxDelegate } from './commands/mailbox-delegate.js'
import { mailboxList } from './commands/mailbox-list.js'
import { mailboxDelete, mailboxResume, mailboxSuspend } from './commands/mailbox-state.js'
import { revoke } from './commands/revoke.js'
import { serve } from './commands/serve.js'
import { storeCheck, storeUpgrade } from './commands/store.js'
import { trustAdd, trustList, trustRefresh, trustRemove } from './commands/trust-anchors.js'
import { trustAccept, trustQueue, trustRefuse } from './commands/trust-queue.js'
import { why } from './commands/why.js'

export const operatorCommands: readonly Command[] = [
  init,
  serve,
  enrolProfessional,
  enrolOrganisation,
  revoke,
  why,
  pkiList,
  pkiShow,
  pkiExpiring,
  pkiCrl,
  pkiHold,
  pkiRelease,
  pkiVerify,
  trustAdd,
  trustList,
  trustRemove,
  trustRefresh,
  trustQueue,
  trustAccept,
  trustRefuse,
  auditVerify,
  storeCheck,
  storeUpgrade,
  exportMessage,
  keysExport,
  directoryImport,
  directorySearch,
  directoryShow,
  directoryEdit,
  directoryExport,
  mailboxCreate,
  mailboxSuspend,
  mailboxResume,
  mailboxDelete,
  mailboxDelegate,
  mailboxList,
]

export const operatorGroups = {
  enrol: 'cmd.enrol',
  pki: 'cmd.pki',
  trust: 'cmd.trust',
  audit: 'cmd.audit',
  store: 'cmd.store',
  keys: 'cmd.keys',
  directory: 'cmd.directory',
  mailbox: 'cmd.mailbox',
} as const

export { stopSignal } from './commands/serve.js'
export { initData, defaultDomains } from './init.js'
export { writeIdentity } from './identity-folder.js'
