/** Quota/get, /changes, /query: how much of its room a mailbox has used (RFC 9425). */

import type { WholeAccount } from '../../../mail/index.js'
import { Arguments } from '../../core/arguments.js'
import { MethodError } from '../../core/method-error.js'
import type { Json } from '../../core/json.js'
import type { Method } from '../../core/method.js'
import { stateOf } from '../../ids.js'
import { changesMethod } from '../../standard/changes-method.js'
import { got, getArguments, pick } from '../../standard/get.js'
import { queryAnswer, queryArguments } from '../../standard/query.js'

const capability = 'urn:ietf:params:jmap:quota'

/** A mailbox has one, or none when it may grow as far as there is room. */
const quotaId = 'Q1'

const quotaProperties = [
  'id',
  'resourceType',
  'used',
  'hardLimit',
  'scope',
  'name',
  'types',
  'warnLimit',
  'softLimit',
  'description',
] as const
const known = new Set<string>(quotaProperties)

async function makersOf(
  account: WholeAccount,
): Promise<Readonly<Record<string, () => Json>> | undefined> {
  const { usedBytes, limitBytes } = await account.usage()
  if (limitBytes === null) return undefined
  return {
    id: () => quotaId,
    resourceType: () => 'octets',
    used: () => usedBytes,
    hardLimit: () => limitBytes,
    scope: () => 'account',
    name: () => account.address,
    types: () => ['Email'],
    warnLimit: () => Math.floor(limitBytes * 0.9),
    softLimit: () => null,
    description: () => null,
  }
}

export const quotaGet: Method = {
  ...{ name: 'Quota/get', capability, spec: 'RFC 9425 §4.2' },
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const { ids, properties } = getArguments(args, quotaProperties, (name) => known.has(name))
    args.end()
    const account = await context.account(accountId)
    const { state } = await account.emails.now()
    const makers = await makersOf(account)
    const isWanted = ids === null || ids.includes(quotaId)
    const list = makers && isWanted ? [pick(makers, properties)] : []
    const notFound = ids?.filter((id) => id !== quotaId || !makers) ?? []
    yield ['Quota/get', got({ accountId, state: stateOf(state), list, notFound })]
  },
}

/** The account's counter is its state: whatever came or went, the quota may have changed with it. */
export const quotaChanges = changesMethod({
  ...{ name: 'Quota/changes', spec: 'RFC 9425 §4.3', capability },
  async changed(account, since) {
    const { state } = await account.emails.now()
    const isThere = (await makersOf(account)) !== undefined
    const updated = isThere && since < state ? [quotaId] : []
    return since > state ? undefined : { created: [], updated, destroyed: [] }
  },
  more: { updatedProperties: ['used'] },
})

export const quotaQuery: Method = {
  ...{ name: 'Quota/query', capability, spec: 'RFC 9425 §4.4' },
  async *run(context, given) {
    const args = new Arguments(given)
    const query = queryArguments(args)
    args.end()
    if (query.filter !== null && Object.keys(query.filter).length > 0)
      throw new MethodError('unsupportedFilter', 'there is one quota at most')
    const account = await context.account(query.accountId)
    const { state } = await account.emails.now()
    const ids = (await makersOf(account)) ? [quotaId] : []
    yield ['Quota/query', queryAnswer(query, ids, stateOf(state), false)]
  },
}
