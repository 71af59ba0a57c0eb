/** Email/copy: messages put from one account of the caller into another (RFC 8621 §4.7). */

import { isFault } from '../../../base/index.js'
import type { WholeAccount } from '../../../mail/index.js'
import { Arguments } from '../../core/arguments.js'
import { isObject, type JsonObject } from '../../core/json.js'
import { jmapLimits } from '../../core/limits.js'
import { MethodError } from '../../core/method-error.js'
import type { CallContext, Method } from '../../core/method.js'
import { blobId, bodyOf, stateOf } from '../../ids.js'
import { openBlob } from '../../blobs.js'
import { applySet, resolved, setAnswer, type SetArguments } from '../../standard/set.js'
import { invalidProperties, SetError } from '../../standard/set-error.js'
import { addMessage } from './create/added.js'
import { newEmailOf } from './create/place.js'
import { keywordsOf } from './keywords.js'
import { emailSet } from './set.js'
import { utcDateOf } from '../../core/dates.js'

interface CopyArguments extends SetArguments {
  readonly fromAccountId: string
  readonly ifFromInState: string | null
  readonly destroyOriginal: boolean
  readonly destroyFromIfInState: string | null
}

export const emailCopy: Method = {
  name: 'Email/copy',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §4.7',
  async *run(context, given) {
    const asked = copyArguments(new Arguments(given))
    const account = await context.account(asked.accountId)
    if (!account.mayWrite) throw new MethodError('accountReadOnly', 'this account may only be read')
    const from = await fromAccount(asked, context)
    const { state } = await account.emails.now()
    expectStates(asked, stateOf(state), stateOf((await from.emails.now()).state))
    const outcome = await applySet(asked, context, {
      create: (object) => copyOne(from, account, object, context),
    })
    const { state: after } = await account.emails.now()
    const { fromAccountId, accountId } = asked
    const { oldState, newState, created, notCreated } = setAnswer(
      ...([asked, stateOf(state), stateOf(after), outcome] as const),
    ) as Record<'oldState' | 'newState' | 'created' | 'notCreated', JsonObject>
    yield ['Email/copy', { fromAccountId, accountId, oldState, newState, created, notCreated }]
    const copied = asked.create.filter(([id]) => outcome.created.has(id))
    if (asked.destroyOriginal && copied.length > 0) {
      const destroy = copied.flatMap(([, { id }]) =>
        typeof id === 'string' ? [resolved(id, context.createdIds)] : [],
      )
      const ifInState = asked.destroyFromIfInState
      yield* emailSet.run(context, { accountId: fromAccountId, destroy, ifInState })
    }
  },
}

function copyArguments(args: Arguments): CopyArguments {
  const asked = {
    accountId: args.string('accountId'),
    fromAccountId: args.string('fromAccountId'),
    ifInState: args.optionalString('ifInState'),
    ifFromInState: args.optionalString('ifFromInState'),
    destroyOriginal: args.flag('onSuccessDestroyOriginal', false),
    destroyFromIfInState: args.optionalString('destroyFromIfInState'),
  }
  const entries = Object.entries(args.object('create') ?? {})
  args.end()
  if (asked.accountId === asked.fromAccountId)
    throw new MethodError('invalidArguments', 'the accounts are one', {
      arguments: ['fromAccountId'],
    })
  if (entries.length > jmapLimits.maxObjectsInSet)
    throw new MethodError('requestTooLarge', 'more objects than maxObjectsInSet')
  const create = entries.map(([id, email]) => {
    if (!isObject(email) || !/^[A-Za-z0-9_-]{1,255}$/.test(id))
      throw new MethodError('invalidArguments', 'messages by id', { arguments: ['create'] })
    return [id, email] as const
  })
  return { ...asked, create, update: [], destroy: [] }
}

async function fromAccount(
  { fromAccountId }: CopyArguments,
  context: CallContext,
): Promise<WholeAccount> {
  try {
    return await context.account(fromAccountId)
  } catch (error) {
    if (!(error instanceof MethodError) || error.type !== 'accountNotFound') throw error
    throw new MethodError('fromAccountNotFound', error.message)
  }
}

function expectStates(asked: CopyArguments, state: string, fromState: string): void {
  const { ifInState, ifFromInState } = asked
  const isOther = (seen: string | null, is: string): boolean => seen !== null && seen !== is
  if (isOther(ifInState, state) || isOther(ifFromInState, fromState))
    throw new MethodError('stateMismatch', 'the state is another one by now')
}

const properties = new Set(['id', 'mailboxIds', 'keywords', 'receivedAt'])

async function copyOne(
  from: WholeAccount,
  to: WholeAccount,
  object: JsonObject,
  { createdIds }: CallContext,
): Promise<JsonObject & { readonly id: string }> {
  const unknown = Object.keys(object).filter((name) => !properties.has(name))
  if (unknown.length > 0) throw invalidProperties('these are not given', ...unknown)
  const { id } = object
  const body = typeof id === 'string' ? bodyOf(resolved(id, createdIds)) : undefined
  const email = body && (await from.emails.now()).emails.get(body)
  const blob = email && (await openBlob(from, blobId(email.body)))
  if (!email || !blob) throw new SetError('notFound', 'there is no such message')
  // What is not said anew is as it was.
  const asBefore = { keywords: keywordsOf(email), receivedAt: utcDateOf(email.receivedAt) }
  try {
    return await addMessage(to, newEmailOf({ ...asBefore, ...object }, createdIds), blob.bytes())
  } catch (error) {
    if (isFault(error, 'corrupt')) throw new SetError('notFound', 'the message does not open')
    throw error
  }
}
