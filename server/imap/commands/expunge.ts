/** EXPUNGE and UID EXPUNGE: remove messages marked \Deleted, all or those named. */

import { command } from '../command.js'

export const expunge = command({
  name: 'EXPUNGE',
  spec: 'RFC 9051 §6.4.3',
  state: 'selected',
  uid: true,
  writes: true,
  read(reader, byUid) {
    const set = byUid ? reader.expectSequenceSet() : undefined
    reader.expectEnd()
    return set
  },
  async *run({ account, view }, set) {
    const uids = set && view.pick(set, true).map(({ meta }) => meta.uid)
    view.forget(await account.expunge(view.mailbox, uids))
  },
})
