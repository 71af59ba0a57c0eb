/** EmailSubmission/set: sending, taking back while it waits, forgetting; and what becomes of the draft then (RFC 8621 §7.5). */

import type { WholeAccount } from '../../../mail/index.js'
import type { Submission } from '../../../post/index.js'
import { isFault } from '../../../base/index.js'
import { Arguments } from '../../core/arguments.js'
import { isObject, type JsonObject } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import type { CallContext, Method } from '../../core/method.js'
import { stateOf, submissionId, submissionOf } from '../../ids.js'
import {
  applySet,
  expectState,
  resolved,
  setAnswer,
  setArguments,
  type SetSteps,
} from '../../standard/set.js'
import { invalidProperties, SetError } from '../../standard/set-error.js'
import { createSubmission } from './create.js'
import { submissionEmailId } from './object.js'

export const submissionSet: Method = {
  name: 'EmailSubmission/set',
  capability: 'urn:ietf:params:jmap:submission',
  spec: 'RFC 8621 §7.5',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = setArguments(args)
    const updates = updatesOf(args)
    const destroyed = args.ids('onSuccessDestroyEmail') ?? []
    args.end()
    const account = await context.account(asked.accountId)
    const { state } = await account.emails.now()
    expectState(asked, stateOf(state))
    /** Those that were sent, taken back or forgotten, with what they sent. */
    const touched = new Map<string, string>()
    const outcome = await applySet(asked, context, stepsOf(context, account, touched))
    const { state: after } = await account.emails.now()
    yield ['EmailSubmission/set', setAnswer(asked, stateOf(state), stateOf(after), outcome)]
    const implied = impliedSet(asked.accountId, updates, destroyed, touched, context)
    const emailSet = context.method('Email/set')
    if (implied && emailSet) yield* emailSet.run(context, implied)
  },
}

function updatesOf(args: Arguments): readonly (readonly [string, JsonObject])[] {
  return Object.entries(args.object('onSuccessUpdateEmail') ?? {}).map(([id, patch]) => {
    if (!isObject(patch))
      throw new MethodError('invalidArguments', 'onSuccessUpdateEmail: patches by id', {
        arguments: ['onSuccessUpdateEmail'],
      })
    return [id, patch]
  })
}

function stepsOf(
  context: CallContext,
  account: WholeAccount,
  touched: Map<string, string>,
): SetSteps {
  const outbox = context.post.outbox(context.caller, account)
  const find = async (id: string): Promise<Submission> => {
    const [found] = await outbox.some([submissionOf(id) ?? 0])
    if (!found) throw new SetError('notFound', 'there is no such submission')
    return found
  }
  return {
    async create(object) {
      const { made, submission } = await createSubmission(context, account, object)
      touched.set(made.id, submissionEmailId(submission))
      return made
    },
    async update(id, patch) {
      const submission = await find(id)
      const others = Object.keys(patch).filter((name) => name !== 'undoStatus')
      if (others.length > 0) throw invalidProperties('these cannot be changed', ...others)
      const { undoStatus } = patch
      if (undoStatus !== 'canceled' && undoStatus !== submission.state)
        throw invalidProperties('undoStatus can become "canceled" alone', 'undoStatus')
      if (undoStatus !== submission.state) await withdraw(outbox, submission.id)
      touched.set(submissionId(submission.id), submissionEmailId(submission))
      return null
    },
    async destroy(id) {
      const submission = await find(id)
      await outbox.forget(submission.id)
      touched.set(id, submissionEmailId(submission))
    },
  }
}

async function withdraw(
  outbox: { withdraw(id: number): Promise<void> },
  id: number,
): Promise<void> {
  try {
    await outbox.withdraw(id)
  } catch (error) {
    if (isFault(error, 'conflict')) throw new SetError('cannotUnsend', error.message)
    throw error
  }
}

/** The Email/set that follows; undefined when nothing is asked of what succeeded. */
function impliedSet(
  accountId: string,
  updates: readonly (readonly [string, JsonObject])[],
  destroyed: readonly string[],
  touched: ReadonlyMap<string, string>,
  { createdIds }: CallContext,
): JsonObject | undefined {
  const emailOf = (id: string): string[] => {
    const email = touched.get(resolved(id, createdIds))
    return email === undefined ? [] : [email]
  }
  const update = updates.flatMap(([id, patch]) => emailOf(id).map((email) => [email, patch]))
  const destroy = destroyed.flatMap(emailOf)
  if (update.length + destroy.length === 0) return undefined
  return { accountId, update: Object.fromEntries(update) as JsonObject, destroy }
}
