/** EmailSubmission/get: what this account has sent, and what became of it. */

import type { BodyId } from '../../../base/index.js'
import { Arguments } from '../../core/arguments.js'
import type { JsonObject } from '../../core/json.js'
import { jmapLimits } from '../../core/limits.js'
import type { Method } from '../../core/method.js'
import { stateOf, submissionId, submissionOf } from '../../ids.js'
import { got, getArguments, pick, tooMany } from '../../standard/get.js'
import { dispensedOf } from '../follow-up/dispensed.js'
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
    const at = await account.emails.now()
    const { state, emails } = at
    const outbox = context.post.outbox(context.caller, account)
    const found = ids
      ? await outbox.some(ids.flatMap((id) => submissionOf(id) ?? []))
      : await outbox.all()
    if (found.length > jmapLimits.maxObjectsInGet) throw tooMany()
    const there = new Set(found.map(({ id }) => submissionId(id)))
    const wantsFollowUp = properties.has('followUp')
    const list: JsonObject[] = []
    for (const one of found) {
      const dispensed = wantsFollowUp ? await dispensedOf(context, account, at, one) : new Map()
      const beside = { dispensed, isThere: (body: BodyId) => emails.has(body) }
      list.push(pick(submissionMakers(one, beside), properties))
    }
    const notFound = ids?.filter((id) => !there.has(id)) ?? []
    yield ['EmailSubmission/get', got({ accountId, state: stateOf(state), list, notFound })]
  },
}
