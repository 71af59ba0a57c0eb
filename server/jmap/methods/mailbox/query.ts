/** Mailbox/query: the ids of folders that meet a filter, in an order, as a list or as a tree (RFC 8621 §2.3). */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { stateOf } from '../../ids.js'
import { queryAnswer, queryArguments } from '../../standard/query.js'
import { mailboxFilter, mailboxIdsOf, nodesOf } from './search.js'

export const mailboxQuery: Method = {
  name: 'Mailbox/query',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §2.3',
  async *run(context, given) {
    const args = new Arguments(given)
    const query = queryArguments(args)
    const sortAsTree = args.flag('sortAsTree', false)
    const filterAsTree = args.flag('filterAsTree', false)
    args.end()
    const test = mailboxFilter(query.filter)
    const account = await context.account(query.accountId)
    const { state } = await account.emails.now()
    const nodes = nodesOf(await account.mailboxes())
    const ids = mailboxIdsOf(nodes, test, query.sort, { sortAsTree, filterAsTree })
    // Where a folder stands in a tree depends on others.
    const canCalculate = !sortAsTree && !filterAsTree
    yield ['Mailbox/query', queryAnswer(query, ids, stateOf(state), canCalculate)]
  },
}
