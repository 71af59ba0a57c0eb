/** Certificate/get: certificates of the register by serial number, each with its holder's name and how it stands. */

import { certificateObject } from '../../admin/forms.js'
import { lookMethod } from '../../admin/method.js'
import { gotOf, keysIn } from '../../admin/pages.js'

export const certificateGet = lookMethod({
  ...{ name: 'Certificate/get', command: 'pki list', role: 'auditor' },
  read: keysIn,
  async run({ desk }, ids) {
    const { revision, list } = await desk.inventory.get(ids)
    return gotOf(ids, list.map(certificateObject), revision)
  },
})
