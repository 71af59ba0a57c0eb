/** Principal/set: refused, object by object: people and delegations are entered in the directory (RFC 9670 §2.3 foresees it). */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { principalsCapability } from '../../sharing/names.js'
import { principalsState, sharingAccount } from '../../sharing/principals.js'
import { applySet, expectState, setAnswer, setArguments } from '../../standard/set.js'

export const principalSet: Method = {
  name: 'Principal/set',
  capability: principalsCapability,
  spec: 'RFC 9670 §2.3',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = setArguments(args)
    args.end()
    await sharingAccount(context, asked.accountId)
    const state = principalsState(await context.sharing.principals(context.caller))
    expectState(asked, state)
    yield ['Principal/set', setAnswer(asked, state, state, await applySet(asked, context, {}))]
  },
}
