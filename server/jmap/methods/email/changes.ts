/** Email/changes: messages that came, changed or went since a state. */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { emailId, modSeqOf, stateOf } from '../../ids.js'
import { changesAnswer, changesArguments } from '../../standard/changes.js'

export const emailChanges: Method = {
  name: 'Email/changes',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §4.3',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = changesArguments(args)
    args.end()
    const { emails } = await context.account(asked.accountId)
    const { state } = await emails.now()
    const changed = await emails.changes(modSeqOf(asked.sinceState))
    const names = changed && {
      created: changed.created.map(emailId),
      updated: changed.updated.map(emailId),
      destroyed: changed.destroyed.map(emailId),
    }
    yield ['Email/changes', changesAnswer(asked, stateOf(state), names)]
  },
}
