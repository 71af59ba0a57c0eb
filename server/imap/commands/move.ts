/** MOVE: COPY and removal in one step, so that no message is ever in neither folder. */

import { command, untagged } from '../command.js'
import { copyUid, readTransfer } from './copy-uid.js'

export const move = command({
  name: 'MOVE',
  spec: 'RFC 6851 §3.1',
  state: 'selected',
  uid: true,
  writes: true,
  capability: ['MOVE'],
  replies: { 'not-found': 'TRYCREATE' },
  read: readTransfer,
  async *run({ account, view, byUid }, { set, to }) {
    const uids = view.pick(set, byUid).map(({ meta }) => meta.uid)
    const result = await account.move(view.mailbox, uids, to)
    const code = copyUid(result)
    // RFC 6851 §4.3: COPYUID comes before the EXPUNGE lines that follow at the end of the command.
    if (code !== undefined) yield untagged(`OK [${code}] Moved`)
    view.forget(result.from)
  },
})
