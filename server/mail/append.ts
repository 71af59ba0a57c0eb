/** APPEND: a message put into a folder by its own account. */

import { Fault } from '../base/index.js'
import { expectWrite, type AccountContext } from './context.js'
import { removeBodies } from './deliver.js'
import { expectMailbox } from './folders.js'
import { insertMessage } from './insert.js'
import { Intake, lookLater } from './intake.js'
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
        const arrived = { message: own, request, quota }
        const { body, places } = await insertMessage(context, [folder.id], arrived)
        bodies.delete(own)
        lookLater(context, own, body, request.internalDate ?? context.clock.now())
        const [place] = places
        if (!place) throw new Error('a message came into no folder')
        return place
      } finally {
        await removeBodies(context, [...bodies])
      }
    },
  }
}
