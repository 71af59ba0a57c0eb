/** Blob/copy: files of one account of the caller made usable in another (RFC 8620 §6.3). */

import type { WholeAccount } from '../../../mail/index.js'
import { openBlob } from '../../blobs.js'
import { Arguments } from '../../core/arguments.js'
import type { Json } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import type { CallContext, Method } from '../../core/method.js'
import { uploadBlobId } from '../../ids.js'
import { tooMany } from '../../standard/get.js'
import { applySet } from '../../standard/set.js'
import { SetError } from '../../standard/set-error.js'

const maxBlobs = 50

export const blobCopy: Method = {
  name: 'Blob/copy',
  capability: 'urn:ietf:params:jmap:core',
  spec: 'RFC 8620 §6.3',
  async *run(context, given) {
    const args = new Arguments(given)
    const fromAccountId = args.string('fromAccountId')
    const accountId = args.string('accountId')
    const blobIds = [...new Set(args.strings('blobIds') ?? [])]
    args.end()
    if (blobIds.length > maxBlobs) throw tooMany()
    const to = await context.account(accountId)
    if (!to.mayWrite) throw new MethodError('accountReadOnly', 'this account may only be read')
    const from = await openFrom(fromAccountId, context)
    // Ids of blobs are not creation ids: nothing later in the request may refer to them by `#`.
    const apart = { ...context, createdIds: new Map<string, string>() }
    const asked = { accountId, ifInState: null, update: [], destroy: [] }
    const create = blobIds.map((id) => [id, {}] as const)
    const outcome = await applySet({ ...asked, create }, apart, {
      create: (_object, id) => copyOne(from, to, id),
    })
    const copied: Record<string, Json> = {}
    for (const [id, made] of outcome.created) copied[id] = made.id
    const notCopied = Object.fromEntries(outcome.notCreated)
    yield [
      'Blob/copy',
      { fromAccountId, accountId, copied: orNull(copied), notCopied: orNull(notCopied) },
    ]
  },
}

const orNull = <T extends object>(object: T): T | null =>
  Object.keys(object).length > 0 ? object : null

async function openFrom(id: string, context: CallContext): Promise<WholeAccount> {
  try {
    return await context.account(id)
  } catch (error) {
    if (!(error instanceof MethodError) || error.type !== 'accountNotFound') throw error
    throw new MethodError('fromAccountNotFound', error.message)
  }
}

async function copyOne(from: WholeAccount, to: WholeAccount, id: string): Promise<{ id: string }> {
  const blob = await openBlob(from, id)
  if (!blob) throw new SetError('notFound', 'there is no such blob')
  return { id: uploadBlobId((await to.uploads.put(blob.type, blob.bytes())).id) }
}
