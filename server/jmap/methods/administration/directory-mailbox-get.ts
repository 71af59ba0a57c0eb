/** DirectoryMailbox/get: mailboxes as the directory has them, with who else may open each; nothing of what is in them. */

import { mailboxObject } from '../../admin/forms.js'
import { lookMethod } from '../../admin/method.js'
import { gotOf, keysIn } from '../../admin/pages.js'

export const directoryMailboxGet = lookMethod({
  ...{ name: 'DirectoryMailbox/get', command: 'mailbox list', role: 'auditor' },
  read: keysIn,
  async run({ desk }, addresses) {
    const { revision } = await desk.holders.query('')
    const list = await Promise.all(addresses.map((one) => desk.holders.mailbox(one)))
    const found = list.filter((one) => one !== undefined)
    return gotOf(addresses, found.map(mailboxObject), revision)
  },
})
