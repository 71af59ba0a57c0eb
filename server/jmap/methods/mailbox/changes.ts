/** Mailbox/changes: folders made, renamed, counted anew or deleted since a state. */

import { mailboxId } from '../../ids.js'
import { asIds, changesMethod } from '../../standard/changes-method.js'

export const mailboxChanges = changesMethod({
  name: 'Mailbox/changes',
  spec: 'RFC 8621 §2.2',
  changed: async ({ emails }, since) => asIds(await emails.mailboxChanges(since), mailboxId),
  // What else changed of a folder than its counts is not kept apart (RFC 8621 §2.2 allows null).
  more: { updatedProperties: null },
})
