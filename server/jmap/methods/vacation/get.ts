/** VacationResponse/get: the one notice of an account. */

import { vacationName } from '../../../mail/index.js'
import { Arguments } from '../../core/arguments.js'
import type { Method } from '../../core/method.js'
import { stateOf } from '../../ids.js'
import { got, getArguments, pick } from '../../standard/get.js'
import { noticeOf, vacationCapability, vacationMakers, vacationProperties } from './object.js'

export const vacationGet: Method = {
  name: 'VacationResponse/get',
  capability: vacationCapability,
  spec: 'RFC 8621 §8.1',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const { ids, properties } = getArguments(args, vacationProperties, (name) =>
      vacationProperties.includes(name),
    )
    args.end()
    const account = await context.account(accountId)
    const { state } = await account.emails.now()
    const wanted = ids ?? [vacationName]
    const notice = await noticeOf(account)
    const list = wanted.includes(vacationName) ? [pick(vacationMakers(notice), properties)] : []
    const notFound = wanted.filter((id) => id !== vacationName)
    yield ['VacationResponse/get', got({ accountId, state: stateOf(state), list, notFound })]
  },
}
