/** Email/set: messages made from their description, filed and marked, destroyed (RFC 8621 §4.6). */

import { isFault, randomUuid, type BodyId, type Fault, type ModSeq } from '../../../base/index.js'
import type { EmailUpdate, WholeAccount } from '../../../mail/index.js'
import { composeMessage } from '../../../mime/index.js'
import { openBlob } from '../../blobs.js'
import { Arguments } from '../../core/arguments.js'
import type { JsonObject } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import type { CallContext, Method } from '../../core/method.js'
import { bodyOf, emailId, stateOf } from '../../ids.js'
import { applySet, expectState, resolved, setAnswer, setArguments } from '../../standard/set.js'
import type { SetArguments, SetOutcome } from '../../standard/set.js'
import { SetError, setErrorOf } from '../../standard/set-error.js'
import { addMessage } from './create/added.js'
import { messageOf } from './create/message.js'
import { newEmailOf, updateOf } from './create/place.js'

export const emailSet: Method = {
  name: 'Email/set',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §4.6',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = setArguments(args)
    args.end()
    const account = await context.account(asked.accountId)
    if (!account.mayWrite) throw new MethodError('accountReadOnly', 'this account may only be read')
    const { state } = await account.emails.now()
    expectState(asked, stateOf(state))
    const outcome = await makeAndChange(account, asked, context)
    const { state: after } = await account.emails.now()
    yield ['Email/set', setAnswer(asked, stateOf(state), stateOf(after), outcome)]
  },
}

/** New ones first, each durable by itself; then every change in one unit of work. */
async function makeAndChange(
  account: WholeAccount,
  asked: SetArguments,
  context: CallContext,
): Promise<SetOutcome> {
  const made = await applySet({ ...asked, update: [], destroy: [] }, context, {
    create: (object) => create(account, object, context),
  })
  const batch = readBatch(asked, context)
  if (batch.updates.size + batch.destroyed.size > 0) {
    // What was made a moment ago has moved the counter on.
    const ifState = made.created.size > 0 ? null : asked.ifInState
    await applyInOneUnit(account, batch, ifState)
  }
  const { updates, destroyed, notUpdated, notDestroyed } = batch
  return {
    ...made,
    ...{ notUpdated, notDestroyed },
    updated: new Map([...updates.keys()].map((id) => [id, null])),
    destroyed: [...destroyed.keys()],
  }
}

async function create(
  account: WholeAccount,
  object: JsonObject,
  { clock, random, createdIds }: CallContext,
): Promise<JsonObject & { readonly id: string }> {
  const email = newEmailOf(object, createdIds)
  const [, host = 'localhost'] = account.address.split('@')
  const defaults = { now: clock.now(), messageId: `${randomUuid(random)}@${host}` }
  const message = await messageOf(object, (id) => openBlob(account, id), defaults)
  return addMessage(account, email, composeMessage(message, { random }))
}

interface Batch {
  readonly updates: Map<string, EmailUpdate>
  readonly destroyed: Map<string, BodyId>
  readonly notUpdated: Map<string, JsonObject>
  readonly notDestroyed: Map<string, JsonObject>
}

function readBatch({ update, destroy }: SetArguments, { createdIds }: CallContext): Batch {
  const batch: Batch = {
    ...{ updates: new Map(), destroyed: new Map() },
    ...{ notUpdated: new Map(), notDestroyed: new Map() },
  }
  const doomed = new Set(destroy.map((id) => resolved(id, createdIds)))
  for (const [given, patch] of update) {
    const id = resolved(given, createdIds)
    try {
      if (doomed.has(id)) throw new SetError('willDestroy', 'it is destroyed by this call')
      batch.updates.set(id, { body: expectBody(id), ...updateOf(patch, createdIds) })
    } catch (error) {
      if (!(error instanceof SetError)) throw error
      batch.notUpdated.set(given, error.object)
    }
  }
  for (const id of doomed) {
    const body = bodyOf(id)
    if (body === undefined) batch.notDestroyed.set(id, missing().object)
    else batch.destroyed.set(id, body)
  }
  return batch
}

const missing = (): SetError => new SetError('notFound', 'there is no such message')

function expectBody(id: string): BodyId {
  const body = bodyOf(id)
  if (body === undefined) throw missing()
  return body
}

/** Moves what failed to the errors. Throws MethodError stateMismatch when somebody was faster. */
async function applyInOneUnit(
  account: WholeAccount,
  { updates, destroyed, notUpdated, notDestroyed }: Batch,
  ifInState: string | null,
): Promise<void> {
  const ifState = ifInState === null ? undefined : (Number(ifInState) as ModSeq)
  const batch = { updates: [...updates.values()], destroyed: [...destroyed.values()], ifState }
  const failures = await account.emails.apply(batch).catch((error: unknown) => {
    if (isFault(error, 'conflict'))
      throw new MethodError('stateMismatch', 'the state is another one by now')
    throw error
  })
  for (const [body, fault] of failures) {
    const id = emailId(body)
    const [done, errors] = updates.has(id)
      ? ([updates, notUpdated] as const)
      : ([destroyed, notDestroyed] as const)
    done.delete(id)
    errors.set(id, errorOf(fault).object)
  }
}

const errorOf = (fault: Fault): SetError =>
  fault.kind === 'limited' ? new SetError('tooManyKeywords', fault.message) : setErrorOf(fault)
