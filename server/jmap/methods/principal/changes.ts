/** Principal/changes: nothing, or that all have to be asked for again: the directory keeps no history for its readers. */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { principalsCapability } from '../../sharing/names.js'
import { principalsState, sharingAccount } from '../../sharing/principals.js'
import { changesAnswer, changesArguments } from '../../standard/changes.js'

export const principalChanges: Method = {
  name: 'Principal/changes',
  capability: principalsCapability,
  spec: 'RFC 9670 §2.2',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = changesArguments(args)
    args.end()
    await sharingAccount(context, asked.accountId)
    const state = principalsState(await context.sharing.principals(context.caller))
    const same =
      asked.sinceState === state ? { created: [], updated: [], destroyed: [] } : undefined
    yield ['Principal/changes', changesAnswer(asked, state, same)]
  },
}
