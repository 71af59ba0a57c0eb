/** Mailbox/changes: folders made, renamed, counted anew or deleted since a state. */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { mailboxId, modSeqOf, stateOf } from '../../ids.js'
import { changesAnswer, changesArguments } from '../../standard/changes.js'

export const mailboxChanges: Method = {
  name: 'Mailbox/changes',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §2.2',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = changesArguments(args)
    args.end()
    const { emails } = await context.account(asked.accountId)
    const { state } = await emails.now()
    const changed = await emails.mailboxChanges(modSeqOf(asked.sinceState))
    const names = changed && {
      created: changed.created.map(mailboxId),
      updated: changed.updated.map(mailboxId),
      destroyed: changed.destroyed.map(mailboxId),
    }
    // What else changed of a folder than its counts is not kept apart (RFC 8621 §2.2 allows null).
    const answer = { ...changesAnswer(asked, stateOf(state), names), updatedProperties: null }
    yield ['Mailbox/changes', answer]
  },
}
