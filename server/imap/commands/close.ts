/** CLOSE: leaves the folder and removes, silently, what is marked \Deleted. */

import { command, nothing } from '../command.js'

export const close = command({
  name: 'CLOSE',
  spec: 'RFC 9051 §6.4.1',
  state: 'selected',
  read: nothing,
  async *run(context) {
    const { account, view } = context
    context.select(undefined)
    if (!view.readOnly) await account.expunge(view.mailbox)
    return {}
  },
})
