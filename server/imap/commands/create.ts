/** CREATE: a new folder, possibly for a special use. */

import { Fault } from '../../base/index.js'
import { command } from '../command.js'
import { roleOf } from '../special-use.js'

export const create = command({
  name: 'CREATE',
  spec: 'RFC 9051 §6.3.4',
  state: 'authenticated',
  capability: ['CREATE-SPECIAL-USE'],
  read(reader) {
    const name = reader.expectMailboxName()
    let uses: string[] | undefined
    if (reader.take(' ')) {
      reader.expectList(() => {
        if (reader.expectKeyword('USE') !== 'USE' || uses) reader.fail('USE')
        reader.expectSpace()
        uses = reader.expectList(() => reader.expectFlag())
      })
    }
    reader.expectEnd()
    return { name, uses }
  },
  async *run({ account }, { name, uses = [] }) {
    const roles = uses.map((use) => roleOf(use))
    const [role] = roles
    if (roles.length > 1 || (uses.length === 1 && role === undefined)) {
      // RFC 6154 §3: USEATTR says which part of the command was refused.
      throw new Fault('unsupported', 'no folder can have this special use')
    }
    // RFC 9051 §6.3.4: a trailing separator only announces children.
    await account.createMailbox(name.replace(/\/$/, ''), role)
    return {}
  },
  replies: { unsupported: 'USEATTR', syntax: 'CANNOT' },
})
