/** Putting one sealed message into the INBOX of each of its recipients: one body, N rows, one unit of work. */

import type { AuditEvent } from '../audit/index.js'
import { record } from '../audit/index.js'
import type { AccountId, ModSeq } from '../base/index.js'
import type { MailParts } from './context.js'
import { insertBody, type SealedMessage } from './intake.js'
import type { AccountRow, MailTables } from './ports.js'
import { expectRoom, quotaOf } from './room.js'

/**
 * Delivers `message` to every account of `accounts`, durably, with `event` in the same commit, then rings their bells.
 * When the unit fails nothing is left behind. Fault over-quota when it does not fit in one of them: then nobody gets it.
 */
export async function deliver(
  parts: MailParts,
  message: SealedMessage,
  accounts: readonly AccountRow[],
  event: AuditEvent,
): Promise<void> {
  // Wrapping costs more than the whole unit of work, so it is done before.
  const headers = accounts.map((account) => message.headerFor(account.recipient))
  const quotas: (number | null)[] = []
  for (const { address } of accounts) quotas.push(await quotaOf(parts, address))
  try {
    const rung = await parts.store.write((tables) =>
      insertAll(parts, tables, { message, accounts, headers, quotas, event }),
    )
    for (const [id, modSeq] of rung) parts.bell.ring(id, modSeq)
    for (const { address } of accounts) parts.usage?.received(address)
  } catch (error) {
    if (message.staged.blob) await parts.store.blobs.remove([message.staged.blob])
    throw error
  }
}

interface Delivery {
  readonly message: SealedMessage
  readonly accounts: readonly AccountRow[]
  readonly headers: readonly Buffer[]
  readonly quotas: readonly (number | null)[]
  readonly event: AuditEvent
}

async function insertAll(
  parts: MailParts,
  tables: MailTables,
  { message, accounts, headers, quotas, event }: Delivery,
): Promise<[AccountId, ModSeq][]> {
  const now = parts.clock.now()
  const bodyId = await insertBody(tables, message, now)
  const rung: [AccountId, ModSeq][] = []
  for (const [i, account] of accounts.entries()) {
    await expectRoom(tables, account, quotas[i] ?? null, message.sizeBytes)
    const modSeq = await tables.accounts.nextModSeq(account.id)
    const inbox = await tables.mailboxes.byRole(account.id, 'inbox')
    if (!inbox) throw new Error('an account has no INBOX')
    const uid = await tables.mailboxes.takeUids(inbox.id, 1, modSeq)
    await tables.messages.insert(inbox.id, {
      uid,
      bodyId,
      flags: 0,
      keywords: '',
      modSeq,
      internalDate: now,
      sizeBytes: message.sizeBytes,
      header: headers[i] ?? Buffer.alloc(0),
      fileKey: null,
    })
    rung.push([account.id, modSeq])
  }
  await record(tables.audit, parts.clock, event)
  return rung
}
