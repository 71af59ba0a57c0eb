/** APPEND: adds a message, sealed as it arrives; refused before a byte is sent whenever that is possible. */

import { Fault } from '../../base/index.js'
import type { Appending } from '../../mail/index.js'
import { command } from '../command.js'

async function fill(
  appending: Appending,
  chunks: AsyncIterable<Buffer>,
): Promise<{ uidValidity: number; uid: number }> {
  try {
    for await (const chunk of chunks) await appending.write(chunk)
    return await appending.finish()
  } catch (error) {
    await appending.abort()
    throw error
  }
}

export const append = command({
  name: 'APPEND',
  spec: 'RFC 9051 §6.3.12',
  state: 'authenticated',
  streams: true,
  replies: { 'not-found': 'TRYCREATE', syntax: 'CANNOT' },
  read(reader) {
    const to = reader.expectMailboxName()
    reader.expectSpace()
    const { flags, keywords } = reader.peek('(')
      ? reader.expectFlagList()
      : { flags: 0, keywords: [] }
    if (reader.peek(' ')) reader.expectSpace()
    const internalDate = reader.dateTime()
    if (internalDate !== undefined) reader.expectSpace()
    const literal = reader.expectAnnounced()
    return { to, flags, keywords, internalDate, literal }
  },
  async *run({ account, limits, receive }, { to, flags, keywords, internalDate, literal }) {
    const sizeBytes = literal.size
    if (sizeBytes > limits.messageBytes) throw new Fault('too-large', 'message is too large')
    if (sizeBytes === 0) throw new Fault('syntax', 'message is empty')
    const date = internalDate === undefined ? {} : { internalDate }
    const appending = await account.append(to, { flags, keywords, sizeBytes, ...date })
    const { uidValidity, uid } = await fill(appending, receive(literal))
    return { code: `APPENDUID ${uidValidity} ${uid}` }
  },
})
