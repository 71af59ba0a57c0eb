/** Holder/query: people and organisations of this gateway by the beginnings of their words. */

import { lookMethod } from '../../admin/method.js'
import { pageIn, pageOf } from '../../admin/pages.js'

export const holderQuery = lookMethod({
  ...{ name: 'Holder/query', command: 'directory search', role: 'auditor' },
  read: (args) => ({ text: (args.optionalString('text') ?? '').slice(0, 200), page: pageIn(args) }),
  async run({ desk }, { text, page }) {
    const { revision, identities } = await desk.holders.query(text)
    return pageOf(identities, page, revision)
  },
})
