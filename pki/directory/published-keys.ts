/** OpenPGP keys of mailboxes as the directory keeps them: when one still counts, and when it goes. */

import type { RevocationReason } from '../x509/index.js'
import type { CertificateRecord, DirectoryMailbox } from './model.js'
import type { PkiTables } from './ports.js'
import { findIdentity } from './standing.js'

export type WithdrawalReason = 'asked' | 'revoked' | 'mailbox-closed'

/** Removes the key of a mailbox, and records it. False when there was none. */
export async function withdrawPgpKey(
  { pgpKeys, journal }: PkiTables,
  address: string,
  actor: string,
  why: WithdrawalReason,
): Promise<boolean> {
  const found = await pgpKeys.get(address)
  if (!found) return false
  await pgpKeys.remove(address)
  const { fingerprint } = found
  await journal.record({
    kind: 'openpgp-key.withdrawn',
    actor,
    facts: { address, fingerprint, why },
  })
  return true
}

const isForMail = ({ profile }: CertificateRecord): boolean =>
  profile === 'smime-encryption' || profile === 'organisation-encryption'

/**
 * After `revoked` of one identity were revoked: who has no certificate left to connect with keeps no published key either, nor
 * does he whose other key for mail was stolen, since both lie in one place under one passphrase.
 */
export async function withdrawAfterRevocation(
  tables: PkiTables,
  revoked: readonly CertificateRecord[],
  { identity, reason, actor, at }: RevocationTold,
): Promise<void> {
  if (reason === 'keyCompromise' && revoked.some(isForMail)) {
    await withdrawAll(tables, identity, actor)
    return
  }
  const records = await tables.certificates.byIdentity(identity)
  if (records.some(({ state, notAfter }) => state === 'good' && notAfter > at)) return
  // What is only held may come back, and its holder's keys with it.
  if (records.some(({ reason }) => reason === 'certificateHold')) return
  await withdrawAll(tables, identity, actor)
}

export interface RevocationTold {
  readonly identity: string
  readonly reason: RevocationReason
  readonly actor: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

async function withdrawAll(tables: PkiTables, identity: string, actor: string): Promise<void> {
  for (const { address } of await tables.mailboxes.byOwner(identity))
    await withdrawPgpKey(tables, address, actor, 'revoked')
}

/**
 * May mail be enciphered to the holder of `mailbox` at `at`? Not while the mailbox or its holder is suspended, nor when
 * every certificate that the holder had from us is revoked or held.
 */
export async function isReachable(
  tables: PkiTables,
  { owner, state }: DirectoryMailbox,
  at: number,
): Promise<boolean> {
  if (state !== 'active') return false
  const holder = await findIdentity(tables, owner)
  if (holder?.state !== 'active') return false
  const records = await tables.certificates.byIdentity(owner)
  const isGood = records.some((one) => one.state === 'good' && one.notAfter > at)
  return isGood || !records.some((one) => one.state === 'revoked')
}
