/** The directory of keys of mailboxes, over an opened data directory: for the gateway and for the console. */

import { createMailKeyDirectory, type MailKeyDirectory } from '../pki/index.js'
import type { Data } from './data.js'
import { pgpCertifier } from './openpgp.js'

export function mailKeysOf({ pki, clock, master, config }: Data): MailKeyDirectory {
  return createMailKeyDirectory({
    ...{ store: pki, clock, vault: master },
    pgp: pgpCertifier(clock, config.hostName),
    directoryName: `Annuaire Pli ${config.hostName}`,
  })
}
