/** Principal/query and /queryChanges: those among whom the caller looks for somebody. */

import { Arguments } from '../../core/arguments.js'
import { MethodError } from '../../core/method-error.js'
import type { Method } from '../../core/method.js'
import { accountIdOf } from '../../core/session-resource.js'
import { principalIdOf, principalsCapability } from '../../sharing/names.js'
import type { Sharer } from '../../sharing/ports.js'
import { principalsState, sharingAccount } from '../../sharing/principals.js'
import { askAgain } from '../../standard/ask-again.js'
import { filterOf, idsIn, textIn, type Conditions } from '../../standard/filter.js'
import { queryAnswer, queryArguments } from '../../standard/query.js'

const has = (text: string | null, part: string): boolean =>
  (text ?? '').toLowerCase().includes(part.toLowerCase())

/** RFC 9670 §2.4.1. */
const conditions: Conditions<Sharer> = {
  accountIds: (value) => {
    const wanted = idsIn(value)
    return ({ opened }) => opened.some((address) => wanted.has(accountIdOf(address)))
  },
  email: (value) => {
    const part = textIn(value)
    return ({ email }) => has(email, part)
  },
  name: (value) => {
    const part = textIn(value)
    return ({ name }) => has(name, part)
  },
  text: (value) => {
    const part = textIn(value)
    return ({ name, email, description }) =>
      [name, email, description].some((text) => has(text, part))
  },
  type: (value) => {
    const wanted = textIn(value)
    return ({ kind }) => kind === wanted
  },
  // Nobody's is known.
  timeZone: () => () => false,
}

export const principalQuery: Method = {
  name: 'Principal/query',
  capability: principalsCapability,
  spec: 'RFC 9670 §2.4',
  async *run(context, given) {
    const args = new Arguments(given)
    const query = queryArguments(args)
    args.end()
    if (query.sort.length > 0)
      throw new MethodError('unsupportedSort', 'they come in the order of their names')
    const meets = filterOf(query.filter, conditions)
    await sharingAccount(context, query.accountId)
    const sharers = await context.sharing.principals(context.caller)
    const ids = sharers
      .filter(meets)
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
      .map(({ identity }) => principalIdOf(identity))
    yield ['Principal/query', queryAnswer(query, ids, principalsState(sharers), false)]
  },
}

export const principalQueryChanges = askAgain({
  name: 'Principal/queryChanges',
  capability: principalsCapability,
  spec: 'RFC 9670 §2.5',
})
