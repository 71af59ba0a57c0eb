/** NOOP: nothing, but the client hears what happened meanwhile. */

import { command, nothing } from '../command.js'

export const noop = command({
  name: 'NOOP',
  spec: 'RFC 9051 §6.1.2',
  state: 'any',
  beforeTls: true,
  read: nothing,
  async *run() {},
})
