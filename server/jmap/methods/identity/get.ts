/** Identity/get: the addresses that the caller may send as from this account. */

import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { stateOf } from '../../ids.js'
import { got, getArguments, pick } from '../../standard/get.js'
import { identitiesOf, identityMakers, identityProperties } from './object.js'

const known = new Set<string>([...identityProperties, 'onBehalfOf'])

export const identityGet: Method = {
  name: 'Identity/get',
  capability: 'urn:ietf:params:jmap:submission',
  spec: 'RFC 8621 §6.1',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const { ids, properties } = getArguments(args, identityProperties, (name) => known.has(name))
    args.end()
    const account = await context.account(accountId)
    const { state } = await account.emails.now()
    const all = new Map((await identitiesOf(context, account)).map((one) => [one.id, one]))
    const wanted = ids ?? [...all.keys()]
    const list = wanted.flatMap((id) => {
      const identity = all.get(id)
      return identity ? [pick(identityMakers(identity), properties)] : []
    })
    const notFound = wanted.filter((id) => !all.has(id))
    yield ['Identity/get', got({ accountId, state: stateOf(state), list, notFound })]
  },
}
