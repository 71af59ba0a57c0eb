/** Identity/set: names and signatures under which the caller sends (RFC 8621 §6.3). */

import type { WholeAccount } from '../../../mail/index.js'
import { Arguments } from '../../core/arguments.js'
import type { JsonObject } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import type { CallContext, Method } from '../../core/method.js'
import { stateOf } from '../../ids.js'
import {
  applySet,
  expectState,
  setAnswer,
  setArguments,
  type SetSteps,
} from '../../standard/set.js'
import { invalidProperties, SetError } from '../../standard/set-error.js'
import { identitiesOf, identityTextOf, storedText, type Identity } from './object.js'

export const identitySet: Method = {
  name: 'Identity/set',
  capability: 'urn:ietf:params:jmap:submission',
  spec: 'RFC 8621 §6.3',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = setArguments(args)
    args.end()
    const account = await context.account(asked.accountId)
    if (!account.mayWrite) throw new MethodError('accountReadOnly', 'this account may only be read')
    const { state } = await account.emails.now()
    expectState(asked, stateOf(state))
    const outcome = await applySet(asked, context, stepsOf(context, account))
    const { state: after } = await account.emails.now()
    yield ['Identity/set', setAnswer(asked, stateOf(state), stateOf(after), outcome)]
  },
}

function stepsOf(context: CallContext, account: WholeAccount): SetSteps {
  const find = async (id: string): Promise<Identity> => {
    const found = (await identitiesOf(context, account)).find((one) => one.id === id)
    if (!found) throw new SetError('notFound', 'there is no such identity')
    return found
  }
  return {
    create: ({ email, ...rest }) =>
      create({ context, account }, typeof email === 'string' ? email : '', rest),
    async update(id, patch) {
      const next = { ...(await find(id)), ...identityTextOf(patch) }
      await account.kept.put('identity', { name: id, value: storedText(next) })
      return null
    },
    async destroy(id) {
      if (!(await find(id)).mayDelete)
        throw new SetError('forbidden', 'the identity of an address stays as long as the address')
      await account.kept.remove('identity', id)
    },
  }
}

async function create(
  { context, account }: { context: CallContext; account: WholeAccount },
  given: string,
  rest: JsonObject,
): Promise<JsonObject & { readonly id: string }> {
  const email = given.toLowerCase()
  if (email === '') throw invalidProperties('email: the address to send as', 'email')
  const first = (await identitiesOf(context, account)).find((one) => one.email === email)
  if (!first) throw new SetError('forbiddenFrom', `this certificate may not send as ${email}`)
  const text = { ...first, ...identityTextOf(rest) }

  const id = `N${context.random.bytes(16).toString('base64url')}`
  await account.kept.put('identity', { name: id, value: storedText({ ...text, email }) })
  return { id, mayDelete: true }
}
