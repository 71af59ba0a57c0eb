/** Thread/changes: conversations that began, got or lost messages, or ended since a state. */

import { threadId } from '../../ids.js'
import { asIds, changesMethod } from '../../standard/changes-method.js'

export const threadChanges = changesMethod({
  name: 'Thread/changes',
  spec: 'RFC 8621 §3.2',
  changed: async ({ emails }, since) => asIds(await emails.threadChanges(since), threadId),
})
