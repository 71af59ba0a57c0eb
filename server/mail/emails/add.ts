/** A message put into an account by JMAP: sealed as it comes, then in all its folders at once. */

import { Fault } from '../../base/index.js'
import { expectWrite, type AccountContext } from '../context.js'
import { removeBodies } from '../deliver.js'
import { insertMessage } from '../insert.js'
import { Intake, lookLater, type SealedMessage } from '../intake.js'
import { quotaOf } from '../room.js'
import type { AddedEmail, NewEmail } from './types.js'
import { holderSealOf, sealForHolder } from '../zero-access.js'

export async function addEmail(
  context: AccountContext,
  limitBytes: number,
  email: NewEmail,
  chunks: AsyncIterable<Uint8Array>,
): Promise<AddedEmail> {
  expectWrite(context)
  const [first] = email.mailboxes
  if (first === undefined) throw new Fault('syntax', 'a message lies in a folder')
  const message = await taken(context, limitBytes, chunks)
  const bodies = new Set([message])
  try {
    const seal = await holderSealOf(context, context.address)
    const own = seal ? await sealForHolder(context, message, seal, context.address) : message
    bodies.add(own)
    const quota = await quotaOf(context, context.address)
    const { flags, keywords, receivedAt, ifState } = email
    const date = receivedAt === undefined ? {} : { internalDate: receivedAt }
    const request = { flags, keywords, ...date }
    const arrived = { message: own, request, quota, ifState }
    const { body } = await insertMessage(context, [...new Set(email.mailboxes)], arrived)
    bodies.delete(own)
    lookLater(context, own, body, receivedAt ?? context.clock.now())
    return { body, sizeBytes: own.sizeBytes }
  } finally {
    await removeBodies(context, [...bodies])
  }
}

async function taken(
  { store, random }: AccountContext,
  limitBytes: number,
  chunks: AsyncIterable<Uint8Array>,
): Promise<SealedMessage> {
  const intake = new Intake(store.blobs, random, limitBytes)
  try {
    // Kept by the sealer until a whole piece is there: it must not change under it.
    for await (const chunk of chunks) await intake.write(Buffer.from(chunk))
    if (intake.sizeBytes === 0) throw new Fault('syntax', 'the message is empty')
    return await intake.finish()
  } catch (error) {
    await intake.abort()
    throw error
  }
}
