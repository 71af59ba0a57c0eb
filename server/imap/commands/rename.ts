/** RENAME: a folder and its children get a new name; INBOX gives its messages away. */

import { command } from '../command.js'

export const rename = command({
  name: 'RENAME',
  spec: 'RFC 9051 §6.3.6',
  state: 'authenticated',
  replies: { syntax: 'CANNOT' },
  read(reader) {
    const from = reader.expectMailboxName()
    reader.expectSpace()
    const to = reader.expectMailboxName()
    reader.expectEnd()
    return { from, to }
  },
  async *run({ account }, { from, to }) {
    await account.renameMailbox(from, to)
  },
})
