/** IDLE: the client listens, and hears of every change as it is committed. */

import { Fault } from '../../base/index.js'
import { command, nothing } from '../command.js'

export const idle = command({
  name: 'IDLE',
  spec: 'RFC 2177 §3',
  state: 'authenticated',
  capability: ['IDLE'],
  read: nothing,
  async *run(context) {
    yield '+ idling\r\n'
    do await context.tell()
    while ((await context.wake()) === 'news')
    const line = await context.line()
    if (line.toUpperCase() !== 'DONE') throw new Fault('syntax', 'expected DONE')
    return {}
  },
})
