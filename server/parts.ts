/** What the console does over an opened data directory without a gateway, and without loading its doors. */

import { loadTrust } from '../pki/index.js'
import type { Log } from './base/index.js'
import { noteEvent, type Data } from './data.js'
import { Bell, type MailParts } from './mail/index.js'
import { createTrust, type LiveTrust, type TrustDirectory } from './trust/index.js'

/** What trust reads of the directory. */
export function trustDirectory(data: Data): TrustDirectory {
  return {
    changes: () => data.engines.pki.revision(),
    revision: () => data.directory.revision(),
    material: () => loadTrust(data.pki),
    standing: (fingerprint, identity, at) => data.directory.standing(fingerprint, identity, at),
    mailboxesFor: (identity, at) => data.directory.mailboxesFor(identity, at),
    foreign: data.foreign,
  }
}

/** Trust over an opened data directory; also used by the console for `pli why`. */
export function trustOf(data: Data, log: Log): LiveTrust {
  return createTrust({
    directory: trustDirectory(data),
    record: (event) => noteEvent(data, event),
    clock: data.clock,
    log,
  })
}

/** The mailbox domain's parts, for what the console does without a caller: checking, exporting. */
export function mailParts(data: Data, log: Log): MailParts {
  const { clock, random, master } = data
  return { store: data.mail, master, clock, random, log, bell: new Bell(), accounts: new Map() }
}
