/** NAMESPACE: one personal tree, `/` between levels; other people's mailboxes are accounts of their own. */

import { command, nothing, untagged } from '../command.js'

export const namespace = command({
  name: 'NAMESPACE',
  spec: 'RFC 2342 §5',
  state: 'authenticated',
  capability: ['NAMESPACE'],
  read: nothing,
  async *run() {
    yield untagged('NAMESPACE (("" "/")) NIL NIL')
  },
})
