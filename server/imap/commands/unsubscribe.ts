/** UNSUBSCRIBE: takes a folder off those a client shows. */

import { command } from '../command.js'
import { readOneMailbox } from './one-mailbox.js'

export const unsubscribe = command({
  name: 'UNSUBSCRIBE',
  spec: 'RFC 9051 §6.3.8',
  state: 'authenticated',
  read: readOneMailbox,
  async *run({ account }, name) {
    await account.subscribe(name, false)
  },
})
