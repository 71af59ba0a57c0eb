/** The sender's own copy, put among the sent messages. */

import type { Identity } from './identity.js'
import { withImap } from './imap.js'

/** Appends `raw` to the folder marked \Sent (RFC 6154 §2), or to `Sent`; already seen. Faults as `withImap`. */
export async function keepCopy(identity: Identity, raw: Buffer): Promise<void> {
  await withImap(identity, async (session) => {
    const folders = await session.list()
    const sent = folders.find((folder) => folder.specialUse === '\\Sent')
    if (sent === undefined) await session.mailboxCreate('Sent')
    await session.append(sent?.path ?? 'Sent', raw, ['\\Seen'])
  })
}
