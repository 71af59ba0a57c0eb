/** CHECK: a checkpoint on request; there is nothing to do, since every commit is durable already. */

import { command, nothing } from '../command.js'

export const check = command({
  name: 'CHECK',
  spec: 'RFC 3501 §6.4.1',
  state: 'selected',
  read: nothing,
  async *run() {},
})
