/** Putting a message into the INBOX of each of its recipients: one body for all who may share it, N rows, one unit of work. */

import type { AuditEvent } from '../audit/index.js'
import { record } from '../audit/index.js'
import type { AccountId, BodyId, ModSeq } from '../base/index.js'
import type { MailParts } from './context.js'
import { insertBody, lookLater, type SealedMessage } from './intake.js'
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

/** A recipient's body, in the store but not yet in a folder of his. */
export interface Laid {
  readonly account: AccountRow
  readonly body: BodyId
  /** Wraps the body's key to the account. */
  readonly header: Buffer
  readonly sizeBytes: number
}

/** Accounts whose bells ring after the commit. */
export type Rung = readonly (readonly [AccountId, ModSeq])[]

/** What else belongs into the unit of a delivery. */
export type Beside = (tables: MailTables, laid: readonly Laid[]) => Promise<Rung>

/**
 * Delivers `message` to every account of `accounts`, durably, with `event` and what `beside` does in the same commit,
 * then rings their bells. When the unit fails nothing is left behind. Fault over-quota when it does not fit in one of
 * them, unavailable when it cannot be enciphered to the holder of one: then nobody gets it.
 */
export async function deliver(
  parts: MailParts,
  message: SealedMessage,
  accounts: readonly AccountRow[],
  event: AuditEvent,
  beside: Beside = async () => [],
): Promise<void> {
  await layDown(parts, message, accounts, async (tables, laid, quotas) => {
    const at = parts.clock.now()
    const rung: (readonly [AccountId, ModSeq])[] = []
    for (const [i, one] of laid.entries()) {
      await expectRoom(tables, one.account, quotas[i] ?? null, one.sizeBytes)
      rung.push([one.account.id, await putIntoInbox(tables, one, at)])
    }
    rung.push(...(await beside(tables, laid)))
    await record(tables.audit, parts.clock, event)
    return rung
  })
  for (const { address } of accounts) parts.usage?.received(address)
}

/**
 * Keeps `message` for `accounts` without putting it anywhere: what `beside` writes must name the bodies, or they are
 * loose. Faults as for `deliver`, but for room, which is looked at when it goes.
 */
export async function hold(
  parts: MailParts,
  message: SealedMessage,
  accounts: readonly AccountRow[],
  event: AuditEvent,
  beside: Beside,
): Promise<void> {
  await layDown(parts, message, accounts, async (tables, laid) => {
    const rung = await beside(tables, laid)
    await record(tables.audit, parts.clock, event)
    return rung
  })
}

/** Gives a laid body its row in the INBOX. Part of a unit of work. */
export async function putIntoInbox(
  tables: MailTables,
  { account, body, header, sizeBytes }: Omit<Laid, 'account'> & { account: { id: AccountId } },
  at: number,
): Promise<ModSeq> {
  const modSeq = await tables.accounts.nextModSeq(account.id)
  const inbox = await tables.mailboxes.byRole(account.id, 'inbox')
  if (!inbox) throw new Error('an account has no INBOX')
  const uid = await tables.mailboxes.takeUids(inbox.id, 1, modSeq)
  await tables.messages.insert(inbox.id, {
    ...{ uid, bodyId: body, flags: 0, keywords: '', modSeq, internalDate: at },
    ...{ sizeBytes, header, fileKey: null },
  })
  return modSeq
}

async function layDown(
  parts: MailParts,
  message: SealedMessage,
  accounts: readonly AccountRow[],
  unit: (
    tables: MailTables,
    laid: readonly Laid[],
    quotas: readonly (number | null)[],
  ) => Promise<Rung>,
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
    const quotas = parcels.map(({ quota }) => quota)
    const { rung, bodyIds } = await parts.store.write(async (tables) => {
      const inserted = await insertBodies(parts, tables, parcels)
      return { ...inserted, rung: await unit(tables, inserted.laid, quotas) }
    })
    for (const [id, modSeq] of rung) parts.bell.ring(id, modSeq)
    for (const [own, body] of bodyIds) {
      bodies.delete(own)
      lookLater(parts, own, body, parts.clock.now())
    }
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

interface Inserted {
  readonly laid: readonly Laid[]
  readonly bodyIds: ReadonlyMap<SealedMessage, BodyId>
}

async function insertBodies(
  parts: MailParts,
  tables: MailTables,
  parcels: readonly Parcel[],
): Promise<Inserted> {
  const now = parts.clock.now()
  const bodyIds = new Map<SealedMessage, BodyId>()
  const laid: Laid[] = []
  for (const { account, message, header } of parcels) {
    const body = bodyIds.get(message) ?? (await insertBody(tables, message, now))
    bodyIds.set(message, body)
    laid.push({ account, body, header, sizeBytes: message.sizeBytes })
  }
  return { laid, bodyIds }
}
