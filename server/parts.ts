/** What the console does over an opened data directory without a gateway, and without loading its doors. */

import { loadTrust } from '../pki/index.js'
import { admit, deny, type Log } from './base/index.js'
import { noteEvent, type Data } from './data.js'
import { createLedger, type Ledger } from './dispensing/index.js'
import { holderOf } from './holders.js'
import { Bell, UploadShelf, type AccountRow, type MailParts } from './mail/index.js'
import type { MayStillSend } from './post/index.js'
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

/** Whether somebody who is not connected may still send as an address: his entry, a certificate of his, his rights. */
export const mayStillSend =
  ({ directory, clock }: Data): MayStillSend =>
  async (identity, address) => {
    const at = clock.now()
    const facts = { identity, address, action: 'send' }
    const entry = await directory.identity(identity)
    if (entry?.state !== 'active') return deny('not-sender', facts)
    const own = await directory.certificatesOf(entry.identity)
    const holds = own.some(({ state, notAfter }) => state === 'good' && notAfter > at)
    // Who comes with a certificate of others has none of ours.
    if (own.length > 0 && !holds) return deny('not-sender', facts)
    const access = (await directory.mailboxesFor(identity, at)).find(
      ({ mailbox }) => mailbox.address === address,
    )
    const may = access?.mailbox.state === 'active' && access.actions.includes('send')
    return may ? admit(undefined) : deny('not-sender', facts)
  }

/** Addresses that a certificate which is not connected may still read; null when it is good no more. */
export const readableBy =
  ({ directory, clock }: Data) =>
  async (identity: string, fingerprint: string): Promise<readonly string[] | null> => {
    const at = clock.now()
    const { certificate, entry } = await directory.standing(fingerprint, identity, at)
    if (certificate?.state !== 'good' || certificate.notAfter <= at) return null
    if (entry?.state !== 'active') return null
    return (await directory.mailboxesFor(identity, at))
      .filter(({ mailbox, actions }) => mailbox.state === 'active' && actions.includes('read'))
      .map(({ mailbox }) => mailbox.address)
  }

/** What a mailbox may hold, by the directory. */
export const quotaOf =
  ({ directory }: Data) =>
  async (address: string): Promise<number | null> =>
    (await directory.mailbox(address))?.quotaBytes ?? null

/** The mailbox domain's parts, for what the console does without a caller: checking, exporting. */
export function mailParts(data: Data, log: Log): MailParts {
  const { clock, random, master } = data
  const own = {
    bell: new Bell(),
    uploads: new UploadShelf(),
    accounts: new Map<string, AccountRow>(),
    quotaOf: quotaOf(data),
  }
  return { store: data.mail, master, clock, random, log, ...own }
}

/** The dispensing ledger over an opened data directory. */
export function ledgerOf(data: Data, trust: LiveTrust): Ledger {
  const { ledger: store, master, clock } = data
  return createLedger({
    ...{ store, clock, trust },
    seal: {
      tag: (text) => master.tag(text, 'dispensing'),
      seal: (note) => master.wrap(Buffer.from(note, 'utf8'), 'dispensing note'),
    },
    holderOf: (address) => holderOf(data, address),
    refused: ({ identity }, rule, address) =>
      noteEvent(data, {
        kind: 'action.refused',
        actor: identity,
        facts: { rule, action: 'dispense', address },
      }),
  })
}
