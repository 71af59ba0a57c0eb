/** DELETE: removes a folder with its messages. */

import { command } from '../command.js'
import { readOneMailbox } from './one-mailbox.js'

export const remove = command({
  name: 'DELETE',
  spec: 'RFC 9051 §6.3.5',
  state: 'authenticated',
  replies: { conflict: 'HASCHILDREN' },
  read: readOneMailbox,
  async *run(context, name) {
    // Deleting the folder one stands in closes it first, so that the client is not hung up on.
    if (context.view?.name === name) context.select(undefined)
    await context.account.deleteMailbox(name)
    return {}
  },
})
