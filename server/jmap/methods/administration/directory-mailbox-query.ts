/** DirectoryMailbox/query: addresses of this gateway, by address, or by name or number of the owner. */

import { lookMethod } from '../../admin/method.js'
import { pageIn, pageOf } from '../../admin/pages.js'

export const directoryMailboxQuery = lookMethod({
  ...{ name: 'DirectoryMailbox/query', command: 'mailbox list', role: 'auditor' },
  read: (args) => ({ text: (args.optionalString('text') ?? '').slice(0, 200), page: pageIn(args) }),
  async run({ desk }, { text, page }) {
    const { revision, addresses } = await desk.holders.mailboxes(text)
    return { ...pageOf(addresses, page, revision), domains: desk.domains }
  },
})
