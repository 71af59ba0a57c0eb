/** Patient/query: patients of an account, the latest first; `text` is a name, a birth date or a number, as it is typed. */

import { Arguments } from '../../core/arguments.js'
import { MethodError } from '../../core/method-error.js'
import type { Method } from '../../core/method.js'
import { healthCapability } from '../../health/names.js'
import { isCalled, patientsOf } from '../../health/patients.js'
import { stateOf } from '../../ids.js'
import { queryAnswer, queryArguments } from '../../standard/query.js'

export const patientQuery: Method = {
  name: 'Patient/query',
  capability: healthCapability,
  spec: 'server/jmap/health/README.md',
  async *run(context, given) {
    const args = new Arguments(given)
    const query = queryArguments(args)
    args.end()
    if (query.sort.length > 0)
      throw new MethodError('unsupportedSort', 'patients come with the latest first')
    const { text = null, ...others } = query.filter ?? {}
    const [unknown] = Object.keys(others)
    if (unknown !== undefined || (text !== null && typeof text !== 'string'))
      throw new MethodError('unsupportedFilter', 'patients are looked for by their text')
    const account = await context.account(query.accountId)
    const at = await account.emails.now()
    const patients = await patientsOf(account, at)
    const found = text === null ? patients : patients.filter((one) => isCalled(one, text))
    const ids = found.map(({ id }) => id)
    yield ['Patient/query', queryAnswer(query, ids, stateOf(at.state), false)]
  },
}
