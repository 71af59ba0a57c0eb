/** EmailSubmission/changes: what was sent, taken back, delivered, read or answered since a state. */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { modSeqOf, stateOf, submissionId } from '../../ids.js'
import { asIds } from '../../standard/changes-method.js'
import { changesAnswer, changesArguments } from '../../standard/changes.js'

export const submissionChanges: Method = {
  name: 'EmailSubmission/changes',
  capability: 'urn:ietf:params:jmap:submission',
  spec: 'RFC 8621 §7.2',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = changesArguments(args)
    args.end()
    const account = await context.account(asked.accountId)
    const { state } = await account.emails.now()
    const outbox = context.post.outbox(context.caller, account)
    const changed = asIds(await outbox.changes(modSeqOf(asked.sinceState)), submissionId)
    yield ['EmailSubmission/changes', changesAnswer(asked, stateOf(state), changed)]
  },
}
