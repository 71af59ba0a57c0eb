/** Certificate/renew: the same holder and profile, over the key of a request; the old certificate ends when it would have. */

import { issuedObject, requestIn } from '../../admin/issued.js'
import { changeMethod } from '../../admin/method.js'

export const certificateRenew = changeMethod({
  ...{ name: 'Certificate/renew', command: 'pki renew', role: 'registrar', wantsWhy: true },
  read: (args) => ({ target: args.string('serial'), request: requestIn(args) }),
  async run(_context, { target, request }, { authority, actor }) {
    const { issued } = await authority.renew({ target, request: request(), actor })
    return issuedObject(issued)
  },
})
