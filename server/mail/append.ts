/** APPEND: a message put into a folder by its own account. */

import { Fault, type BodyId, type ModSeq, type Uid } from '../base/index.js'
import { change, expectWrite, type AccountContext } from './context.js'
import { removeBodies } from './deliver.js'
import { expectMailbox } from './folders.js'
import { insertBody, Intake, lookLater, type SealedMessage } from './intake.js'
import { keywordNumbers, writeNumbers } from './keywords.js'
import type { MailboxRow } from './ports.js'
import { expectRoom, quotaOf } from './room.js'
import { holderSealOf, sealForHolder } from './zero-access.js'
import type { Appending } from './types.js'

export interface AppendRequest {
  readonly flags: number
  readonly keywords: readonly string[]
  readonly internalDate?: number
  readonly sizeBytes: number
}

/** Checks what can be checked before a byte is taken, then hands out the way in. */
export async function startAppend(
  context: AccountContext,
  to: string,
  request: AppendRequest,
  limit: number,
): Promise<Appending> {
  expectWrite(context)
  if (request.sizeBytes > limit) throw new Fault('too-large', 'the message is too large')
  const quota = await quotaOf(context, context.address)
  const folder = await context.store.read(async (tables) => {
    const found = await expectMailbox(context, tables, to)
    await expectRoom(tables, context, quota, request.sizeBytes)
    return found
  })
  const intake = new Intake(context.store.blobs, context.random, limit)
  return {
    write: (chunk) => intake.write(chunk),
    abort: () => intake.abort(),
    async finish() {
      const message = await intake.finish()
      const bodies = new Set([message])
      try {
        const seal = await holderSealOf(context, context.address)
        const own = seal ? await sealForHolder(context, message, seal, context.address) : message
        bodies.add(own)
        const header = own.headerFor(context.recipient)
        const arrived = { message: own, header, request, quota }
        const { bodyId, ...added } = await insert(context, folder, arrived)
        bodies.delete(own)
        lookLater(context, own, bodyId, request.internalDate ?? context.clock.now())
        return added
      } finally {
        await removeBodies(context, [...bodies])
      }
    },
  }
}

interface Arrived {
  readonly message: SealedMessage
  readonly header: Buffer
  readonly request: AppendRequest
  readonly quota: number | null
}

function insert(
  context: AccountContext,
  folder: MailboxRow,
  { message, header, request, quota }: Arrived,
): Promise<{ uidValidity: number; uid: Uid; bodyId: BodyId }> {
  return change(context, async (tables, modSeq: ModSeq) => {
    const current = await tables.mailboxes.byId(folder.id)
    if (!current) throw new Fault('not-found', 'the folder is gone')
    await expectRoom(tables, context, quota, message.sizeBytes)
    const now = context.clock.now()
    const bodyId = await insertBody(tables, message, now)
    const uid = await tables.mailboxes.takeUids(folder.id, 1, modSeq)
    const numbers = await keywordNumbers(context, tables.keywords, request.keywords)
    await tables.messages.insert(folder.id, {
      uid,
      bodyId,
      flags: request.flags,
      keywords: writeNumbers(numbers),
      modSeq,
      internalDate: request.internalDate ?? now,
      sizeBytes: message.sizeBytes,
      header,
      fileKey: null,
    })
    return {
      value: { uidValidity: current.uidValidity, uid, bodyId },
      event: {
        kind: 'message.appended',
        actor: context.actor,
        facts: {
          address: context.address,
          mailbox: String(folder.id),
          uid: String(uid),
          bytes: String(message.sizeBytes),
        },
      },
    }
  })
}
