/** Certificate/query: the register by text, state and end; with the count of every state. */

import { standings, type InventoryQuestion, type Standing } from '../../../desk/index.js'
import { lookMethod } from '../../admin/method.js'
import { momentIn } from '../../admin/moments.js'
import { pageIn, pageOf } from '../../admin/pages.js'
import { MethodError } from '../../core/method-error.js'

const sorts = ['name', 'notAfter', 'createdAt'] as const

const isStanding = (text: string): text is Standing => standings.some((one) => one === text)

export const certificateQuery = lookMethod({
  ...{ name: 'Certificate/query', command: 'pki list', role: 'auditor' },
  read(args) {
    const text = (args.optionalString('text') ?? '').slice(0, 200)
    const states = args.strings('states') ?? []
    const sort = args.optionalString('sort') ?? 'name'
    const known = sorts.find((one) => one === sort)
    if (known === undefined) throw new MethodError('unsupportedSort', 'name, notAfter, createdAt')
    if (!states.every(isStanding)) throw new MethodError('invalidArguments', 'states: unknown')
    const question: InventoryQuestion = {
      ...{ text, states, sort: known },
      endsFrom: momentIn(args, 'endsFrom'),
      endsTo: momentIn(args, 'endsTo'),
    }
    return { question, page: pageIn(args) }
  },
  async run({ desk }, { question, page }) {
    const { revision, serials, counts } = await desk.inventory.query(question)
    return { ...pageOf(serials, page, revision), counts }
  },
})
