/** Figures/get: what the logs hold of a month, by day; refused connections by rule. */

import { lookMethod } from '../../admin/method.js'
import { MethodError } from '../../core/method-error.js'

export const figuresGet = lookMethod({
  ...{ name: 'Figures/get', command: 'audit verify', role: 'auditor' },
  read(args) {
    const month = args.string('month')
    if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month))
      throw new MethodError('invalidArguments', 'month: YYYY-MM')
    return month
  },
  async run({ desk }, month) {
    const { days, refusals, isCut } = await desk.figures.month(month)
    return { month, days: { ...days }, refusals: refusals.map((one) => ({ ...one })), isCut }
  },
})
