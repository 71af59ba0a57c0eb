/** COPY: puts copies into another folder and says under which UIDs. */

import { command } from '../command.js'
import { copyUid, readTransfer } from './copy-uid.js'

export const copy = command({
  name: 'COPY',
  spec: 'RFC 9051 §6.4.7',
  state: 'selected',
  uid: true,
  replies: { 'not-found': 'TRYCREATE' },
  read: readTransfer,
  async *run({ account, view, byUid }, { set, to }) {
    const uids = view.pick(set, byUid).map(({ meta }) => meta.uid)
    const code = copyUid(await account.copy(view.mailbox, uids, to))
    return code === undefined ? {} : { code }
  },
})
