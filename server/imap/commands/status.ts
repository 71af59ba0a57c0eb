/** STATUS: the numbers of a folder that need not be selected. */

import { Fault } from '../../base/index.js'
import { command } from '../command.js'
import { formatStatus, readStatusItems } from '../items/status/index.js'

export const status = command({
  name: 'STATUS',
  spec: 'RFC 9051 §6.3.11',
  state: 'authenticated',
  read(reader) {
    const name = reader.expectMailboxName()
    reader.expectSpace()
    const items = readStatusItems(reader)
    reader.expectEnd()
    return { name, items }
  },
  async *run({ account, limits }, { name, items }) {
    const info = await account.mailbox(name)
    if (info === undefined) throw new Fault('not-found', 'no such folder')
    yield formatStatus(info, items, limits)
  },
})
