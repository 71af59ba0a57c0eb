/** What the console does over an opened data directory without a gateway, and without loading its doors. */

import { loadTrust } from '../pki/index.js'
import type { Log } from './base/index.js'
import { noteEvent, type Data } from './data.js'
import { Bell, type AccountRow, type MailParts } from './mail/index.js'
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

/** What a mailbox may hold, by the directory. */
export const quotaOf =
  ({ directory }: Data) =>
  async (address: string): Promise<number | null> =>
    (await directory.mailbox(address))?.quotaBytes ?? null

/** The mailbox domain's parts, for what the console does without a caller: checking, exporting. */
export function mailParts(data: Data, log: Log): MailParts {
  const { clock, random, master } = data
  const own = { bell: new Bell(), accounts: new Map<string, AccountRow>(), quotaOf: quotaOf(data) }
  return { store: data.mail, master, clock, random, log, ...own }
}
