/** DirectoryMailbox/create: one more mailbox for somebody in the directory. */

import type { MailboxType } from '../../../../pki/index.js'
import { changeMethod } from '../../admin/method.js'
import { MethodError } from '../../core/method-error.js'

const types: readonly MailboxType[] = ['PER', 'ORG', 'APP', 'CAB']

export const directoryMailboxCreate = changeMethod({
  ...{ name: 'DirectoryMailbox/create', command: 'mailbox create', role: 'registrar' },
  wantsWhy: true,
  read(args) {
    const wanted = args.string('type')
    const type = types.find((one) => one === wanted)
    if (!type) throw new MethodError('invalidArguments', `type: ${types.join(', ')}`)
    return { type, owner: args.string('owner'), address: args.string('address') }
  },
  async run(_context, order, { registrar, actor }) {
    const { address, type, owner } = await registrar.createMailbox(order, actor)
    return { id: address, type, owner }
  },
})
