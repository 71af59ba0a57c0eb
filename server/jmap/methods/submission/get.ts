/** EmailSubmission/get: what this account has sent, and what became of it. */

import { Arguments } from '../../core/arguments.js'
import { jmapLimits } from '../../core/limits.js'
import type { Method } from '../../core/method.js'
import { stateOf, submissionId, submissionOf } from '../../ids.js'
import { got, getArguments, pick, tooMany } from '../../standard/get.js'
import { isSubmissionProperty, submissionMakers, submissionProperties } from './object.js'

export const submissionGet: Method = {
  name: 'EmailSubmission/get',
  capability: 'urn:ietf:params:jmap:submission',
  spec: 'RFC 8621 §7.1',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const { ids, properties } = getArguments(args, submissionProperties, isSubmissionProperty)
    args.end()
    const account = await context.account(accountId)
    const { state } = await account.emails.now()
    const outbox = context.post.outbox(context.caller, account)
    const found = ids
      ? await outbox.some(ids.flatMap((id) => submissionOf(id) ?? []))
      : await outbox.all()
    if (found.length > jmapLimits.maxObjectsInGet) throw tooMany()
    const there = new Set(found.map(({ id }) => submissionId(id)))
    const list = found.map((one) => pick(submissionMakers(one), properties))
    const notFound = ids?.filter((id) => !there.has(id)) ?? []
    yield ['EmailSubmission/get', got({ accountId, state: stateOf(state), list, notFound })]
  },
}
