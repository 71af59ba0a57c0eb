/** The end of a mailbox: its key first, at once and for ever, then what nobody can open any more. */

import { record } from '../audit/index.js'
import type { AccountId, ModSeq } from '../base/index.js'
import type { FreedBlobs, MailParts } from './context.js'
import type { MailTables } from './ports.js'
import { holdings } from './room.js'
import { withdrawHeld } from './withdraw.js'

export interface Erasure {
  readonly messages: number
  readonly bytes: number
}

/** Messages of one unit of work. */
const unitSize = 200

/**
 * Destroys the mailbox's key, then removes its messages, folders and files. From the first unit on nothing of it opens,
 * whatever becomes of the rest; run again it goes on. The mailbox must have been closed in the directory before, so that
 * nothing arrives. Copies made earlier, with the master key, open it still.
 */
export async function eraseAccount(
  parts: MailParts,
  address: string,
  actor: string,
): Promise<Erasure> {
  const held = await holdings(parts, address)
  const id = await parts.store.write(async (tables) => {
    const account = await tables.accounts.byAddress(address)
    if (!account) return undefined
    await tables.accounts.setIdentity(account.id, Buffer.alloc(account.identity.length))
    await record(tables.audit, parts.clock, {
      kind: 'account.erased',
      actor,
      facts: { address, messages: String(held.messages), bytes: String(held.bytes) },
    })
    return account.id
  })
  parts.accounts.delete(address)
  if (id === undefined) return held
  for (let done = false; !done;) {
    const freed: FreedBlobs = []
    done = await parts.store.write((tables) => removeSome(tables, id, freed))
    if (freed.length > 0) await parts.store.blobs.remove(freed)
  }
  // The old key must not linger in the database's log.
  await parts.store.settle()
  return held
}

/** True when nothing is left, the account included. */
async function removeSome(
  tables: MailTables,
  account: AccountId,
  freed: FreedBlobs,
): Promise<boolean> {
  let left = unitSize
  for (const { id, modSeq } of await tables.mailboxes.all(account)) {
    for (const { uid } of await tables.messages.all(id)) {
      if (left-- === 0) return false
      const body = await tables.messages.expunge(id, uid, modSeq)
      const blob = body === undefined ? null : await tables.bodies.release(body)
      if (blob) freed.push(blob)
    }
    await tables.mailboxes.remove(id, modSeq)
  }
  for (const { id, state } of await tables.submissions.since(account, 0 as ModSeq))
    if (state === 'pending') await withdrawHeld(tables, id, freed)
  await tables.accounts.remove(account)
  return true
}
