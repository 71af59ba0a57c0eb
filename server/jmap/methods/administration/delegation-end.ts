/** Delegation/end: every delegation of a mailbox to somebody that is in force or to come ends now. */

import { changeMethod } from '../../admin/method.js'

export const delegationEnd = changeMethod({
  ...{ name: 'Delegation/end', command: 'mailbox delegate', role: 'registrar', wantsWhy: true },
  read: (args) => ({ address: args.string('address'), identity: args.string('identity') }),
  async run(_context, { address, identity }, { registrar, actor }) {
    return { ended: await registrar.endGrants(address, identity, actor) }
  },
})
