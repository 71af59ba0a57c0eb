/** Delegation/grant: who else may read, send as or manage a mailbox, from when to when; the reason is the delegation's own. */

import { formatIdentity, mailboxActions, parseIdentity } from '../../../../pki/index.js'
import { momentIn } from '../../admin/moments.js'
import { changeMethod } from '../../admin/method.js'
import { MethodError } from '../../core/method-error.js'

export const delegationGrant = changeMethod({
  ...{ name: 'Delegation/grant', command: 'mailbox delegate', role: 'registrar', wantsWhy: true },
  read(args) {
    const words = args.strings('actions') ?? []
    const actions = mailboxActions.filter((action) => words.includes(action))
    if (actions.length !== words.length)
      throw new MethodError('invalidArguments', `actions: ${mailboxActions.join(', ')}`)
    const from = momentIn(args, 'from')
    const to = momentIn(args, 'to')
    return {
      ...{ address: args.string('address'), identity: args.string('identity'), actions },
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
    }
  },
  async run(_context, { identity: asked, ...order }, { directory, actor, why }) {
    const identity = formatIdentity(parseIdentity(asked, { lenient: true }))
    const made = await directory.grant({ ...order, identity, why }, actor)
    return { identity: made.identity, address: made.address, actions: made.actions }
  },
})
