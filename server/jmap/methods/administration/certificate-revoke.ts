/** Certificate/revoke: refused from now on; answers with the sessions that ended and how soon. */

import { isRevocationReason, type RevocationTarget } from '../../../../pki/index.js'
import { revokeMeasured } from '../../../desk/index.js'
import { changeMethod } from '../../admin/method.js'
import { MethodError } from '../../core/method-error.js'

/** One certificate by its serial number, or all of an identity. */
function targetOf(serial: string | null, identity: string | null): RevocationTarget {
  if (serial !== null && identity === null) return { serial }
  if (identity !== null && serial === null) return { identity }
  throw new MethodError('invalidArguments', 'either a serial number or an identity')
}

export const certificateRevoke = changeMethod({
  ...{ name: 'Certificate/revoke', command: 'revoke', role: 'security-officer', wantsWhy: true },
  read(args) {
    const reason = args.string('reason')
    if (!isRevocationReason(reason)) throw new MethodError('invalidArguments', 'reason: unknown')
    const target = targetOf(args.optionalString('serial'), args.optionalString('identity'))
    return { target, reason }
  },
  async run({ desk, caller }, order, act) {
    const parts = { trust: desk.effects, clock: desk.clock }
    const { revoked, ...effect } = await revokeMeasured(act, parts, caller, order)
    return { ...effect, revoked: revoked.map(({ serial, identity }) => ({ id: serial, identity })) }
  },
})
