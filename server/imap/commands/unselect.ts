/** UNSELECT: leaves the folder and changes nothing in it. */

import { command, nothing } from '../command.js'

export const unselect = command({
  name: 'UNSELECT',
  spec: 'RFC 3691 §2',
  state: 'selected',
  capability: ['UNSELECT'],
  read: nothing,
  async *run(context) {
    context.select(undefined)
  },
})
