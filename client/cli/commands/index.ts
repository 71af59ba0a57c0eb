/** The user's commands, each loaded when it is called; help and parsing are derived from this list. */

import { entry, section, type CommandEntry } from '../catalogue.js'

const mail = section('cli.section.mail', [
  entry('send', async () => (await import('./send.js')).send),
  entry('inbox', async () => (await import('./inbox.js')).inbox),
  entry('read', async () => (await import('./read.js')).read),
  entry('renew', async () => (await import('./renew.js')).renew),
  entry('message check', async () => (await import('./message-check.js')).messageCheck),
])

const keys = section('cli.section.keys', [
  entry('keys make', async () => (await import('./keys-make.js')).keysMake),
  entry('keys list', async () => (await import('./keys-list.js')).keysList),
  entry('keys show', async () => (await import('./keys-show.js')).keysShow),
  entry('keys publish', async () => (await import('./keys-publish.js')).keysPublish),
  entry('keys renew', async () => (await import('./keys-renew.js')).keysRenew),
  entry('keys revoke', async () => (await import('./keys-revoke.js')).keysRevoke),
  entry(
    'keys export-public',
    async () => (await import('./keys-export-public.js')).keysExportPublic,
  ),
  entry('keys import', async () => (await import('./keys-import.js')).keysImport),
  entry('keys passphrase', async () => (await import('./keys-passphrase.js')).keysPassphrase),
  entry('keys certificates', async () => (await import('./keys-certificates.js')).keysCertificates),
  entry('keys escrow', async () => (await import('./keys-escrow.js')).keysEscrow),
])

const health = section('cli.section.health', [
  entry('prescribe', async () => (await import('./prescribe.js')).prescribe),
  entry('xdm read', async () => (await import('./xdm-read.js')).xdmRead),
  entry('xdm check', async () => (await import('./xdm-check.js')).xdmCheck),
  entry('xdm build', async () => (await import('./xdm-build.js')).xdmBuild),
  entry('cda check', async () => (await import('./cda-check.js')).cdaCheck),
  entry('cda show', async () => (await import('./cda-show.js')).cdaShow),
  entry(
    'prescription verify',
    async () => (await import('./prescription-verify.js')).prescriptionVerify,
  ),
  entry('prescription show', async () => (await import('./prescription-show.js')).prescriptionShow),
  entry(
    'prescription dispense',
    async () => (await import('./prescription-dispense.js')).prescriptionDispense,
  ),
  entry('medicine import', async () => (await import('./medicine-import.js')).medicineImport),
  entry('medicine search', async () => (await import('./medicine-search.js')).medicineSearch),
])

export const userCommands: readonly CommandEntry[] = [...mail, ...keys, ...health]

/** What the groups of commands of several words are for. */
export const userGroups = {
  keys: 'cmd.keys',
  message: 'cmd.message',
  xdm: 'cmd.xdm',
  cda: 'cmd.cda',
  prescription: 'cmd.prescription',
  medicine: 'cmd.medicine',
} as const
