/** LOGOUT: an orderly end. */

import { command, nothing, untagged } from '../command.js'

export const logout = command({
  name: 'LOGOUT',
  spec: 'RFC 9051 §6.1.3',
  state: 'any',
  beforeTls: true,
  read: nothing,
  async *run() {
    yield untagged('BYE Good-bye')
    return { then: 'logout' as const }
  },
})
