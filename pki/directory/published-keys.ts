/** OpenPGP keys of mailboxes as the directory keeps them: when one still counts, and when it goes. */

import type { DirectoryMailbox } from './model.js'
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

/** After a revocation for good: who has no certificate left to connect with keeps no published key either. */
export async function withdrawAfterRevocation(
  tables: PkiTables,
  identity: string,
  actor: string,
  at: number,
): Promise<void> {
  const records = await tables.certificates.byIdentity(identity)
  if (records.some(({ state, notAfter }) => state === 'good' && notAfter > at)) return
  // What is only held may come back, and its holder's keys with it.
  if (records.some(({ reason }) => reason === 'certificateHold')) return
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
