/** The operator's commands: they work on the data directory itself, beside a running gateway. */

import type { Certificate } from '../../pki/index.js'
import type { InitRequest } from './init.js'
import type { writeIdentity as write } from './identity-folder.js'

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
