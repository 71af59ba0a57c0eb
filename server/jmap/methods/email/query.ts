/** Email/query: the ids of messages that meet a filter, in an order, a window of them (RFC 8621 §4.4). */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { stateOf } from '../../ids.js'
import { queryAnswer, queryArguments } from '../../standard/query.js'
import { listEmails } from './list.js'

export const emailQuery: Method = {
  name: 'Email/query',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §4.4',
  async *run(context, given) {
    const args = new Arguments(given)
    const query = queryArguments(args)
    const collapse = args.flag('collapseThreads', false)
    args.end()
    const account = await context.account(query.accountId)
    const at = await account.emails.now()
    const ids = await listEmails(account, at, { ...query, collapse }, context)
    const answer = queryAnswer(query, ids, stateOf(at.state), true)
    yield ['Email/query', { ...answer, collapseThreads: collapse }]
  },
}
