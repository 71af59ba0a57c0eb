/** Principal/get: who the caller opens mailboxes with. */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { principalIdOf, principalsCapability } from '../../sharing/names.js'
import {
  principalMakers,
  principalProperties,
  principalsState,
  sharingAccount,
} from '../../sharing/principals.js'
import { got, getArguments, pick } from '../../standard/get.js'

const known = new Set<string>(principalProperties)

export const principalGet: Method = {
  name: 'Principal/get',
  capability: principalsCapability,
  spec: 'RFC 9670 §2.1',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const { ids, properties } = getArguments(args, principalProperties, (name) => known.has(name))
    args.end()
    await sharingAccount(context, accountId)
    const sharers = await context.sharing.principals(context.caller)
    const all = new Map(sharers.map((one) => [principalIdOf(one.identity), one]))
    const wanted = ids ?? [...all.keys()]
    const list = wanted.flatMap((id) => {
      const one = all.get(id)
      return one ? [pick(principalMakers(one, context), properties)] : []
    })
    const notFound = wanted.filter((id) => !all.has(id))
    yield ['Principal/get', got({ accountId, state: principalsState(sharers), list, notFound })]
  },
}
