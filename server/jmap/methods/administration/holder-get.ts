/** Holder/get: people and organisations with their mailboxes, delegations and certificates. */

import { holderObject } from '../../admin/forms.js'
import { lookMethod } from '../../admin/method.js'
import { gotOf, keysIn } from '../../admin/pages.js'

/** Each is a card of its own look-ups. */
const most = 50

export const holderGet = lookMethod({
  ...{ name: 'Holder/get', command: 'directory show', role: 'auditor' },
  read: (args) => keysIn(args).slice(0, most),
  async run({ desk }, ids) {
    const { revision, list } = await desk.holders.get(ids)
    return gotOf(ids, list.map(holderObject), revision)
  },
})
