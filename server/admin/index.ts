/** The operator's commands: they work on the data directory itself, beside a running gateway. */

import type { Certificate } from '../../pki/index.js'
import type { InitRequest } from './init.js'
import type { writeIdentity as write } from './identity-folder.js'
import type { MailCertificates, writeMailCertificates as writeMail } from './mail-certificates.js'

export { operatorCommands, operatorGroups } from './catalogue.js'
export { defaultDomains } from './default-domains.js'
export { stopSignal } from './stop-signal.js'

// What follows is loaded when it is called, so that naming the commands loads none of what they do.

/** Makes a data directory, whole or not at all. Fault already-exists when the place is not empty. */
export async function initData(request: InitRequest): Promise<readonly Certificate[]> {
  return (await import('./init.js')).initData(request)
}

/** Writes key.pem, cert.pem, chain.pem, identity.p12 and account.json; resolves with the password of identity.p12. */
export async function writeIdentity(...given: Parameters<typeof write>): Promise<string> {
  return (await import('./identity-folder.js')).writeIdentity(...given)
}

/**
 * Issues the certificates that sign and encrypt the mail of somebody enrolled, and writes them, with keys and mail.p12,
 * beside the rest of the identity. Undefined without a mailbox.
 */
export async function writeMailCertificates(
  ...given: Parameters<typeof writeMail>
): Promise<MailCertificates | undefined> {
  return (await import('./mail-certificates.js')).writeMailCertificates(...given)
}
