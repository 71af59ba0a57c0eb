/** How much a mailbox may hold, and whether one more message fits. */

import { Fault, type AccountId } from '../base/index.js'
import type { MailParts } from './context.js'
import type { MailTables } from './ports.js'

/** What `address` may hold, in octets; null for as much as there is room for. */
export const quotaOf = async (
  { quotaOf: ask }: MailParts,
  address: string,
): Promise<number | null> => (await ask?.(address)) ?? null

/** Fault over-quota when `more` octets do not fit beside what the account holds. */
export async function expectRoom(
  tables: MailTables,
  { id, address }: { readonly id: AccountId; readonly address: string },
  quota: number | null,
  more: number,
): Promise<void> {
  if (quota === null) return
  if ((await tables.mailboxes.usedBytes(id)) + more > quota)
    throw new Fault('over-quota', `the mailbox ${address} is full`)
}

/** Is there room for a message of `more` octets, as far as can be said before it is there? */
export async function hasRoom(parts: MailParts, address: string, more: number): Promise<boolean> {
  const quota = await quotaOf(parts, address)
  if (quota === null) return true
  return parts.store.read(async (tables) => {
    const account = await tables.accounts.byAddress(address)
    const used = account ? await tables.mailboxes.usedBytes(account.id) : 0
    return used + Math.max(more, 1) <= quota
  })
}

/** What an account holds; all nought when it was never used. */
export async function holdings(
  { store }: Pick<MailParts, 'store'>,
  address: string,
): Promise<{ readonly messages: number; readonly bytes: number }> {
  return store.read(async (tables) => {
    const account = await tables.accounts.byAddress(address)
    let messages = 0
    for (const { id } of account ? await tables.mailboxes.all(account.id) : [])
      messages += (await tables.mailboxes.counts(id)).messages
    return { messages, bytes: account ? await tables.mailboxes.usedBytes(account.id) : 0 }
  })
}
