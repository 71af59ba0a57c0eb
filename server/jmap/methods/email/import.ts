/** Email/import: messages that a client has uploaded whole, put into folders as they are (RFC 8621 §4.8). */

import { limits } from '../../../base/index.js'
import type { WholeAccount } from '../../../mail/index.js'
import { parseHeader } from '../../../mime/index.js'
import { openBlob, type Blob } from '../../blobs.js'
import { Arguments } from '../../core/arguments.js'
import { isObject, type JsonObject } from '../../core/json.js'
import { jmapLimits } from '../../core/limits.js'
import { MethodError } from '../../core/method-error.js'
import type { CallContext, Method } from '../../core/method.js'
import { stateOf } from '../../ids.js'
import { applySet, expectState, setAnswer, type SetArguments } from '../../standard/set.js'
import { invalidProperties, SetError } from '../../standard/set-error.js'
import { addMessage } from './create/added.js'
import { newEmailOf } from './create/place.js'

export const emailImport: Method = {
  name: 'Email/import',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §4.8',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = importArguments(args)
    args.end()
    const account = await context.account(asked.accountId)
    if (!account.mayWrite) throw new MethodError('accountReadOnly', 'this account may only be read')
    const { state } = await account.emails.now()
    expectState(asked, stateOf(state))
    const outcome = await applySet(asked, context, {
      create: (object) => importOne(account, object, context),
    })
    const { state: after } = await account.emails.now()
    const { accountId, oldState, newState, created, notCreated } = setAnswer(
      ...([asked, stateOf(state), stateOf(after), outcome] as const),
    )
    yield [
      'Email/import',
      { ...{ accountId, oldState, newState, created, notCreated } } as JsonObject,
    ]
  },
}

function importArguments(args: Arguments): SetArguments {
  const asked = { accountId: args.string('accountId'), ifInState: args.optionalString('ifInState') }
  const emails = Object.entries(args.object('emails') ?? {})
  if (emails.length > jmapLimits.maxObjectsInSet)
    throw new MethodError('requestTooLarge', 'more objects than maxObjectsInSet')
  const create = emails.map(([id, email]) => {
    if (!isObject(email) || !/^[A-Za-z0-9_-]{1,255}$/.test(id))
      throw new MethodError('invalidArguments', 'emails by id', { arguments: ['emails'] })
    return [id, email] as const
  })
  return { ...asked, create, update: [], destroy: [] }
}

const properties = new Set(['blobId', 'mailboxIds', 'keywords', 'receivedAt'])

async function importOne(
  account: WholeAccount,
  object: JsonObject,
  { createdIds }: CallContext,
): Promise<JsonObject & { readonly id: string }> {
  const unknown = Object.keys(object).filter((name) => !properties.has(name))
  if (unknown.length > 0) throw invalidProperties('these are not given', ...unknown)
  const { blobId } = object
  if (typeof blobId !== 'string') throw invalidProperties('the id of a blob', 'blobId')
  const email = newEmailOf(object, createdIds)
  const blob = await openBlob(account, blobId)
  if (!blob) throw new SetError('blobNotFound', 'there is no such blob', { notFound: [blobId] })
  await expectMessage(blob)
  return addMessage(account, email, blob.bytes())
}

/** A message begins with a header field (RFC 5322 §3.5); no other fault is found with it. */
async function expectMessage(blob: Blob): Promise<void> {
  const pieces: Buffer[] = []
  for await (const piece of blob.bytes(0, limits.headerBytes)) pieces.push(piece)
  if (parseHeader(Buffer.concat(pieces), 1).length === 0)
    throw new SetError('invalidEmail', 'it does not begin as a message does')
}
