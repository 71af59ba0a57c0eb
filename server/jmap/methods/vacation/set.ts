/** VacationResponse/set: the one notice of an account, changed; it is neither made nor destroyed. */

import { vacationName, vacationValue } from '../../../mail/index.js'
import { Arguments } from '../../core/arguments.js'
import { MethodError } from '../../core/method-error.js'
import type { Method } from '../../core/method.js'
import { stateOf } from '../../ids.js'
import { applySet, expectState, setAnswer, setArguments } from '../../standard/set.js'
import { SetError } from '../../standard/set-error.js'
import { noticeOf, patched, vacationCapability } from './object.js'

const onlyOne = (): SetError => new SetError('singleton', 'there is one, and only one')

export const vacationSet: Method = {
  name: 'VacationResponse/set',
  capability: vacationCapability,
  spec: 'RFC 8621 §8.2',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = setArguments(args)
    args.end()
    const account = await context.account(asked.accountId)
    if (!account.mayWrite) throw new MethodError('accountReadOnly', 'this account may only be read')
    const { state } = await account.emails.now()
    expectState(asked, stateOf(state))
    const outcome = await applySet(asked, context, {
      create: () => Promise.reject(onlyOne()),
      async update(id, patch) {
        if (id !== vacationName) throw new SetError('notFound', 'there is no such notice')
        const next = patched(await noticeOf(account), patch)
        await account.kept.put('vacation', { name: vacationName, value: vacationValue(next) })
        return null
      },
      destroy: () => Promise.reject(onlyOne()),
    })
    const { state: after } = await account.emails.now()
    yield ['VacationResponse/set', setAnswer(asked, stateOf(state), stateOf(after), outcome)]
  },
}
