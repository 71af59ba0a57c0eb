/** LOGIN: for clients that insist on a password; the certificate decides and the password is dropped unread. */

import { Fault } from '../../base/index.js'
import { command } from '../command.js'

export const login = command({
  name: 'LOGIN',
  spec: 'RFC 9051 §6.2.3',
  state: 'not-authenticated',
  replies: { denied: 'AUTHORIZATIONFAILED', 'not-found': 'AUTHORIZATIONFAILED' },
  read(reader) {
    const address = reader.expectAstring('a user name')
    reader.expectSpace()
    // RFC 7613 has servers take passwords in any charset: bytes are enough to step over it.
    if (reader.stringBytes() === undefined) reader.expectAstring('a password')
    reader.expectEnd()
    return address
  },
  async *run(context, address) {
    if (!context.settings.passwordLogin) {
      throw new Fault('unsupported', 'LOGIN is disabled, use AUTHENTICATE EXTERNAL')
    }
    await context.login(address)
    const code = `CAPABILITY ${context.capabilities().join(' ')}`
    return { code, text: 'Mailbox opened' }
  },
})
