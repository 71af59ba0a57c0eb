/** Email/changes: messages that came, changed or went since a state. */

import { emailId } from '../../ids.js'
import { asIds, changesMethod } from '../../standard/changes-method.js'

export const emailChanges = changesMethod({
  name: 'Email/changes',
  spec: 'RFC 8621 §4.3',
  changed: async ({ emails }, since) => asIds(await emails.changes(since), emailId),
})
