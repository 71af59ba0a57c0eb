/** Putting a message into the INBOX of each of its recipients: one body for all who may share it, N rows, one unit of work. */

import type { AuditEvent } from '../audit/index.js'
import { record } from '../audit/index.js'
import type { AccountId, BodyId, ModSeq } from '../base/index.js'
import type { MailParts } from './context.js'
import { insertBody, type SealedMessage } from './intake.js'
import type { AccountRow, MailTables } from './ports.js'
import { expectRoom, quotaOf } from './room.js'
import { holderSealOf, sealForHolder } from './zero-access.js'

/** One recipient, with the body that is for him: that of the others, or one enciphered to him alone. */
interface Parcel {
  readonly account: AccountRow
  readonly message: SealedMessage
  readonly header: Buffer
  readonly quota: number | null
}

/**
 * Delivers `message` to every account of `accounts`, durably, with `event` in the same commit, then rings their bells.
 * When the unit fails nothing is left behind. Fault over-quota when it does not fit in one of them, unavailable when it
 * cannot be enciphered to the holder of one: then nobody gets it.
 */
export async function deliver(
  parts: MailParts,
  message: SealedMessage,
  accounts: readonly AccountRow[],
  event: AuditEvent,
): Promise<void> {
  const bodies = new Set([message])
  try {
    const parcels: Parcel[] = []
    // Wrapping and enciphering cost more than the whole unit of work, so they are done before.
    for (const account of accounts) {
      const own = await bodyFor(parts, message, account)
      bodies.add(own)
      const header = own.headerFor(account.recipient)
      parcels.push({ account, message: own, header, quota: await quotaOf(parts, account.address) })
    }
    const rung = await parts.store.write((tables) => insertAll(parts, tables, parcels, event))
    for (const [id, modSeq] of rung) parts.bell.ring(id, modSeq)
    for (const { address } of accounts) parts.usage?.received(address)
    for (const parcel of parcels) bodies.delete(parcel.message)
  } finally {
    // Those that got no row: all of them after a failure, the plain one when everybody has his own.
    await removeBodies(parts, [...bodies])
  }
}

async function bodyFor(
  parts: MailParts,
  message: SealedMessage,
  { address }: AccountRow,
): Promise<SealedMessage> {
  const seal = await holderSealOf(parts, address)
  return seal ? sealForHolder(parts, message, seal, address) : message
}

/** Removes staged bodies that no row will ever name. */
export async function removeBodies(
  { store }: Pick<MailParts, 'store'>,
  messages: readonly SealedMessage[],
): Promise<void> {
  const blobs = messages.flatMap(({ staged }) => (staged.blob === null ? [] : [staged.blob]))
  if (blobs.length > 0) await store.blobs.remove(blobs)
}

async function insertAll(
  parts: MailParts,
  tables: MailTables,
  parcels: readonly Parcel[],
  event: AuditEvent,
): Promise<[AccountId, ModSeq][]> {
  const now = parts.clock.now()
  const bodyIds = new Map<SealedMessage, BodyId>()
  const rung: [AccountId, ModSeq][] = []
  for (const { account, message, header, quota } of parcels) {
    const bodyId = bodyIds.get(message) ?? (await insertBody(tables, message, now))
    bodyIds.set(message, bodyId)
    await expectRoom(tables, account, quota, message.sizeBytes)
    const modSeq = await tables.accounts.nextModSeq(account.id)
    const inbox = await tables.mailboxes.byRole(account.id, 'inbox')
    if (!inbox) throw new Error('an account has no INBOX')
    const uid = await tables.mailboxes.takeUids(inbox.id, 1, modSeq)
    await tables.messages.insert(inbox.id, {
      ...{ uid, bodyId, flags: 0, keywords: '', modSeq, internalDate: now },
      ...{ sizeBytes: message.sizeBytes, header, fileKey: null },
    })
    rung.push([account.id, modSeq])
  }
  await record(tables.audit, parts.clock, event)
  return rung
}
