/** EmailSubmission/query and /queryChanges: what this account has sent, filtered and in an order (RFC 8621 §7.3, §7.4). */

import type { Submission } from '../../../post/index.js'
import { Arguments } from '../../core/arguments.js'
import type { Json } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import type { Method } from '../../core/method.js'
import { stateOf, submissionId } from '../../ids.js'
import { askAgain } from '../../standard/ask-again.js'
import { dateIn, filterOf, idsIn, type Conditions, type Meets } from '../../standard/filter.js'
import { queryAnswer, queryArguments, type Comparator } from '../../standard/query.js'
import { submissionEmailId, submissionIdentityId, submissionThreadId } from './object.js'

export const submissionQuery: Method = {
  name: 'EmailSubmission/query',
  capability: 'urn:ietf:params:jmap:submission',
  spec: 'RFC 8621 §7.3',
  async *run(context, given) {
    const args = new Arguments(given)
    const query = queryArguments(args)
    args.end()
    const meets = filterOf(query.filter, conditions)
    const compare = orderOf(query.sort)
    const account = await context.account(query.accountId)
    const { state } = await account.emails.now()
    const all = await context.post.outbox(context.caller, account).all()
    const ids = all
      .filter(meets)
      .sort(compare)
      .map(({ id }) => submissionId(id))
    yield ['EmailSubmission/query', queryAnswer(query, ids, stateOf(state), false)]
  },
}

export const submissionQueryChanges = askAgain({
  name: 'EmailSubmission/queryChanges',
  capability: 'urn:ietf:params:jmap:submission',
  spec: 'RFC 8621 §7.4',
})

const conditions: Conditions<Submission> = {
  identityIds: (value) => among(value, submissionIdentityId),
  emailIds: (value) => among(value, submissionEmailId),
  threadIds: (value) => among(value, submissionThreadId),
  undoStatus: (value) => (one) => one.state === value,
  before: (value) => {
    const at = dateIn(value)
    return (one) => one.sendAt < at
  },
  after: (value) => {
    const at = dateIn(value)
    return (one) => one.sendAt >= at
  },
}

function among(value: Json, idOf: (submission: Submission) => string): Meets<Submission> {
  const wanted = idsIn(value)
  return (one) => wanted.has(idOf(one))
}

type Compare = (a: Submission, b: Submission) => number

const orders: Readonly<Record<string, Compare>> = {
  emailId: (a, b) => (a.email?.body ?? 0) - (b.email?.body ?? 0),
  threadId: (a, b) => (a.email?.thread ?? 0) - (b.email?.thread ?? 0),
  // RFC 8621 §7.3 says "sentAt", its errata and every client "sendAt" too.
  sentAt: (a, b) => a.sendAt - b.sendAt,
  sendAt: (a, b) => a.sendAt - b.sendAt,
}

/** Latest first when nothing is said. */
function orderOf(sort: readonly Comparator[]): Compare {
  const steps = sort.map(({ property, isAscending }): Compare => {
    const compare = Object.hasOwn(orders, property) ? orders[property] : undefined
    if (!compare) throw new MethodError('unsupportedSort', `not by ${property.slice(0, 50)}`)
    return isAscending ? compare : (a, b) => compare(b, a)
  })
  return (a, b) => {
    for (const step of steps) {
      const order = step(a, b)
      if (order !== 0) return order
    }
    return b.id - a.id
  }
}
