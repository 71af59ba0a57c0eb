/** The operator's commands: one line each, loaded when it is called. Help, completion and the roles' table follow. */

import { alias, entry, section, type CommandEntry } from '../../client/cli/index.js'
import { guarded } from './guarded-entry.js'

const gateway = section('cli.section.gateway', [
  entry('init', async () => (await import('./commands/init.js')).init),
  entry('serve', async () => (await import('./commands/serve.js')).serve),
  entry('audit verify', async () => (await import('./commands/audit-verify.js')).auditVerify),
  entry('store check', async () => (await import('./commands/store.js')).storeCheck),
  entry('store upgrade', async () => (await import('./commands/store.js')).storeUpgrade),
  entry('export', async () => (await import('./commands/export.js')).exportMessage),
  entry('keys recover', async () => (await import('./commands/keys-recover.js')).keysRecover),
  entry('keys export', async () => (await import('./commands/export.js')).keysExport),
  entry(
    'master-key export',
    async () => (await import('./commands/master-key.js')).masterKeyExport,
  ),
  entry(
    'master-key restore',
    async () => (await import('./commands/master-key.js')).masterKeyRestore,
  ),
])

const administration = section('cli.section.administration', [
  entry('admin add', async () => (await import('./commands/admin-roles.js')).adminAdd),
  entry('admin remove', async () => (await import('./commands/admin-roles.js')).adminRemove),
  entry('admin list', async () => (await import('./commands/admin-list.js')).adminList),
  entry('admin show', async () => (await import('./commands/admin-list.js')).adminShow),
  entry(
    'admin two-person',
    async () => (await import('./commands/admin-two-person.js')).adminTwoPerson,
  ),
  entry('admin recover', async () => (await import('./commands/admin-recover.js')).adminRecover),
  entry('approve', async () => (await import('./commands/approve.js')).approve),
])

const certificates = section('cli.section.certificates', [
  entry('enrol professional', async () => (await import('./commands/enrol.js')).enrolProfessional),
  entry('enrol organisation', async () => (await import('./commands/enrol.js')).enrolOrganisation),
  entry('revoke', async () => (await import('./commands/revoke.js')).revoke),
  entry('why', async () => (await import('./commands/why.js')).why),
  entry('pki list', async () => (await import('./commands/pki-list.js')).pkiList),
  entry('pki issue', async () => (await import('./commands/pki-issue.js')).pkiIssue),
  entry('pki sign-csr', async () => (await import('./commands/pki-sign-csr.js')).pkiSignCsr),
  entry('pki renew', async () => (await import('./commands/pki-renew.js')).pkiRenew),
  entry('pki lint', async () => (await import('./commands/pki-lint.js')).pkiLint),
  entry('pki show', async () => (await import('./commands/pki-show.js')).pkiShow),
  entry('pki expiring', async () => (await import('./commands/pki-expiring.js')).pkiExpiring),
  entry('pki crl', async () => (await import('./commands/pki-show.js')).pkiCrl),
  entry('pki hold', async () => (await import('./commands/pki-hold.js')).pkiHold),
  entry('pki release', async () => (await import('./commands/pki-hold.js')).pkiRelease),
  entry(
    'pki ocsp-status',
    async () => (await import('./commands/pki-ocsp-status.js')).pkiOcspStatus,
  ),
  entry('pki root sign-ca', async () => (await import('./commands/root-online.js')).rootSignCa),
  entry('pki root crl', async () => (await import('./commands/root-online.js')).rootCrl),
  entry('pki root request', async () => (await import('./commands/root-offline.js')).rootRequest),
  entry('pki root sign', async () => (await import('./commands/root-offline.js')).rootSign),
  entry('pki root import', async () => (await import('./commands/root-offline.js')).rootImport),
  entry('pki root export', async () => (await import('./commands/root-online.js')).rootExport),
  entry('pki verify', async () => (await import('./commands/pki-verify.js')).pkiVerify),
  alias('pki revoke', 'revoke', async () => (await import('./commands/revoke.js')).revoke),
  entry('trust add', async () => (await import('./commands/trust-anchors.js')).trustAdd),
  entry('trust crl add', async () => (await import('./commands/trust-sources.js')).trustCrlAdd),
  entry('trust list', async () => (await import('./commands/trust-anchors.js')).trustList),
  entry('trust remove', async () => (await import('./commands/trust-anchors.js')).trustRemove),
  entry('trust refresh', async () => (await import('./commands/trust-anchors.js')).trustRefresh),
  entry('trust queue', async () => (await import('./commands/trust-queue.js')).trustQueue),
  entry('trust accept', async () => (await import('./commands/trust-queue.js')).trustAccept),
  entry('trust refuse', async () => (await import('./commands/trust-queue.js')).trustRefuse),
])

const directory = section('cli.section.directory', [
  entry(
    'directory import',
    async () => (await import('./commands/directory-import.js')).directoryImport,
  ),
  entry(
    'directory search',
    async () => (await import('./commands/directory-search.js')).directorySearch,
  ),
  entry('directory show', async () => (await import('./commands/directory-show.js')).directoryShow),
  entry('directory add', async () => (await import('./commands/directory-add.js')).directoryAdd),
  entry(
    'directory stale',
    async () => (await import('./commands/directory-stale.js')).directoryStale,
  ),
  entry(
    'directory checked',
    async () => (await import('./commands/directory-stale.js')).directoryChecked,
  ),
  entry('directory edit', async () => (await import('./commands/directory-edit.js')).directoryEdit),
  entry(
    'directory export',
    async () => (await import('./commands/directory-export.js')).directoryExport,
  ),
  entry('mailbox create', async () => (await import('./commands/mailbox-create.js')).mailboxCreate),
  entry(
    'mailbox suspend',
    async () => (await import('./commands/mailbox-state.js')).mailboxSuspend,
  ),
  entry('mailbox resume', async () => (await import('./commands/mailbox-state.js')).mailboxResume),
  entry('mailbox delete', async () => (await import('./commands/mailbox-state.js')).mailboxDelete),
  entry(
    'mailbox delegate',
    async () => (await import('./commands/mailbox-delegate.js')).mailboxDelegate,
  ),
  entry('mailbox quota', async () => (await import('./commands/mailbox-quota.js')).mailboxQuota),
  entry(
    'mailbox zero-access',
    async () => (await import('./commands/mailbox-zero-access.js')).mailboxZeroAccess,
  ),
  entry('token add', async () => (await import('./commands/token.js')).tokenAdd),
  entry('token list', async () => (await import('./commands/token.js')).tokenList),
  entry('token revoke', async () => (await import('./commands/token.js')).tokenRevoke),
  entry('mailbox list', async () => (await import('./commands/mailbox-list.js')).mailboxList),
])

export const operatorCommands: readonly CommandEntry[] = [
  ...gateway,
  ...administration,
  ...certificates,
  ...directory,
].map(guarded)

export const operatorGroups = {
  enrol: 'cmd.enrol',
  pki: 'cmd.pki',
  trust: 'cmd.trust',
  audit: 'cmd.audit',
  store: 'cmd.store',
  keys: 'cmd.keys',
  'master-key': 'cmd.master-key',
  admin: 'cmd.admin',
  directory: 'cmd.directory',
  mailbox: 'cmd.mailbox',
  token: 'cmd.token',
} as const
