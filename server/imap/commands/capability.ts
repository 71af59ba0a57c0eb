/** CAPABILITY: what this session may use now. */

import { command, nothing, untagged } from '../command.js'

export const capability = command({
  name: 'CAPABILITY',
  spec: 'RFC 9051 §6.1.1',
  state: 'any',
  beforeTls: true,
  read: nothing,
  async *run(context) {
    yield untagged(`CAPABILITY ${context.capabilities().join(' ')}`)
  },
})
