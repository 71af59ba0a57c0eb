/** SUBSCRIBE: adds a folder to those a client shows. */

import { command } from '../command.js'
import { readOneMailbox } from './one-mailbox.js'

export const subscribe = command({
  name: 'SUBSCRIBE',
  spec: 'RFC 9051 §6.3.7',
  state: 'authenticated',
  read: readOneMailbox,
  async *run({ account }, name) {
    await account.subscribe(name, true)
  },
})
