/** Mailbox/queryChanges: what changed in a list of folders since a state (RFC 8621 §2.4). */

import { Arguments } from '../../core/arguments.js'
import { MethodError } from '../../core/method-error.js'
import type { Method } from '../../core/method.js'
import { mailboxId, modSeqOf, stateOf } from '../../ids.js'
import { queryChangesAnswer, queryChangesArguments } from '../../standard/query-changes.js'
import { mailboxFilter, mailboxIdsOf, nodesOf } from './search.js'

export const mailboxQueryChanges: Method = {
  name: 'Mailbox/queryChanges',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §2.4',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = queryChangesArguments(args)
    const sortAsTree = args.flag('sortAsTree', false)
    const filterAsTree = args.flag('filterAsTree', false)
    args.end()
    if (sortAsTree || filterAsTree)
      throw new MethodError('cannotCalculateChanges', 'where a folder stands depends on others')
    const test = mailboxFilter(asked.filter)
    const account = await context.account(asked.accountId)
    // The state is read before the changes: one in between is told twice rather than never.
    const { state } = await account.emails.now()
    const changes = await account.emails.mailboxChanges(modSeqOf(asked.sinceQueryState))
    if (!changes) throw new MethodError('cannotCalculateChanges', 'this state is too old')
    const nodes = nodesOf(await account.mailboxes())
    const ids = mailboxIdsOf(nodes, test, asked.sort, { sortAsTree, filterAsTree })
    const { created, updated, destroyed } = changes
    const changed = new Set([...created, ...updated, ...destroyed].map(mailboxId))
    yield ['Mailbox/queryChanges', queryChangesAnswer(asked, stateOf(state), ids, changed)]
  },
}
