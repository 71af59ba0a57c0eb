/** Email/queryChanges: what changed in a list of messages since a state (RFC 8621 §4.5). */

import type { EmailChanges, EmailsAt } from '../../../mail/index.js'
import { Arguments } from '../../core/arguments.js'
import { MethodError } from '../../core/method-error.js'
import type { Method } from '../../core/method.js'
import { emailId, modSeqOf, stateOf } from '../../ids.js'
import { queryChangesAnswer, queryChangesArguments } from '../../standard/query-changes.js'
import { listEmails, withConversations } from './list.js'

export const emailQueryChanges: Method = {
  name: 'Email/queryChanges',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §4.5',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = queryChangesArguments(args)
    const collapse = args.flag('collapseThreads', false)
    args.end()
    const account = await context.account(asked.accountId)
    // The state is read before the changes: one in between is told twice rather than never.
    const at = await account.emails.now()
    const changes = await account.emails.changes(modSeqOf(asked.sinceQueryState))
    if (!changes) throw new MethodError('cannotCalculateChanges', 'this state is too old')
    const ids = await listEmails(account, at, { ...asked, collapse }, context)
    yield [
      'Email/queryChanges',
      {
        ...queryChangesAnswer(asked, stateOf(at.state), ids, touched(changes, at)),
        collapseThreads: collapse,
      },
    ]
  },
}

/** With the others of their conversations: which of them is shown, and where, may depend on one that changed. */
function touched({ created, updated, destroyed }: EmailChanges, at: EmailsAt): ReadonlySet<string> {
  const bodies = withConversations([...created, ...updated, ...destroyed], at)
  return new Set([...bodies].map(emailId))
}
