/** ENABLE: switches extensions on that change what a client must expect; none of ours does so far. */

import { command, untagged } from '../command.js'

export const enable = command({
  name: 'ENABLE',
  spec: 'RFC 5161 §3.1',
  state: 'authenticated',
  capability: ['ENABLE'],
  read(reader) {
    do reader.expectAtom('a capability')
    while (reader.take(' '))
    reader.expectEnd()
  },
  async *run() {
    yield untagged('ENABLED')
  },
})
