/** DirectoryMailbox/setState: suspended, or open again, from this second on. Closing erases, and stays at the console. */

import { changeMethod } from '../../admin/method.js'
import { MethodError } from '../../core/method-error.js'

const states = ['active', 'suspended'] as const

export const directoryMailboxState = changeMethod({
  ...{ name: 'DirectoryMailbox/setState', command: 'mailbox suspend', role: 'registrar' },
  wantsWhy: true,
  read(args) {
    const wanted = args.string('state')
    const state = states.find((one) => one === wanted)
    if (!state) throw new MethodError('invalidArguments', `state: ${states.join(', ')}`)
    return { address: args.string('address'), state }
  },
  async run(_context, { address, state }, { directory, actor }) {
    await directory.setMailboxState(address, state, actor)
    return { id: address, state }
  },
})
