/** FollowUp/query: what was sent, late first: failed, or not opened by a recipient after so many hours. */

import type { Submission } from '../../../post/index.js'
import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { stateOf, submissionId } from '../../ids.js'
import { queryAnswer, queryArguments } from '../../standard/query.js'
import { MethodError } from '../../core/method-error.js'

/** Told in the capability. */
export const lateAfterHours = 2

export const followUpQuery: Method = {
  name: 'FollowUp/query',
  capability: 'urn:pli:params:jmap:follow-up',
  spec: 'server/jmap/README.md',
  async *run(context, given) {
    const args = new Arguments(given)
    const lateOnly = args.flag('lateOnly', false)
    const query = queryArguments(args)
    args.end()
    if (query.filter !== null || query.sort.length > 0)
      throw new MethodError('unsupportedFilter', 'it has its own order, and no filter')
    const account = await context.account(query.accountId)
    const { state } = await account.emails.now()
    const now = context.clock.now()
    const all = await context.post.outbox(context.caller, account).all()
    const late = all.filter((one) => isLate(one, now)).sort((a, b) => a.sendAt - b.sendAt)
    const rest = all.filter((one) => !isLate(one, now)).sort((a, b) => b.sendAt - a.sendAt)
    const ids = [...late, ...(lateOnly ? [] : rest)].map(({ id }) => submissionId(id))
    const answer = queryAnswer(query, ids, stateOf(state), false)
    yield ['FollowUp/query', { ...answer, late: late.length }]
  },
}

/** An answer, or that it was dispensed, says more than that it was opened. */
const isLate = ({ recipients, state }: Submission, now: number): boolean =>
  state === 'final' &&
  recipients.some(
    ({ failed, deliveredAt, fetchedAt, readAt, answeredAt, dispensedAt }) =>
      failed !== null ||
      (deliveredAt !== null &&
        (fetchedAt ?? readAt ?? answeredAt ?? dispensedAt) === null &&
        now - deliveredAt > lateAfterHours * 3_600_000),
  )
