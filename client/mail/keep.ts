/** The sender's own copies: put among the sent messages, and fetched from there again. */

import type { ImapFlow } from 'imapflow'
import { PhrasedFault } from '../../server/base/index.js'
import type { Identity } from './identity.js'
import { withImap } from './imap.js'
import { gathered } from './read.js'

/** Path of the folder marked \\Sent (RFC 6154 §2); undefined when there is none. */
async function sentFolder(session: ImapFlow): Promise<string | undefined> {
  const folders = await session.list()
  return folders.find(({ specialUse }) => specialUse === '\\Sent')?.path
}

/**
 * Appends `raw` to the folder marked \\Sent, or to `Sent`; already seen. Gives its UID there, null when the server does
 * not tell (RFC 4315). Faults as `withImap`.
 */
export async function keepCopy(identity: Identity, raw: Buffer): Promise<number | null> {
  return withImap(identity, async (session) => {
    const sent = await sentFolder(session)
    if (sent === undefined) await session.mailboxCreate('Sent')
    const appended = await session.append(sent ?? 'Sent', raw, ['\\Seen'])
    return appended ? (appended.uid ?? null) : null
  })
}

/** A copy kept before, whole. Fault not-found for an unknown UID, too-large past the house's limit; others as `withImap`. */
export async function fetchSent(identity: Identity, uid: number): Promise<Buffer> {
  return withImap(identity, async (session) => {
    await session.mailboxOpen((await sentFolder(session)) ?? 'Sent', { readOnly: true })
    const exists = await session.fetchOne(`${uid}`, { uid: true }, { uid: true })
    if (!exists) throw new PhrasedFault('not-found', 'read.unknownSent', { uid })
    const { content } = await session.download(`${uid}`, undefined, { uid: true })
    if (content === undefined) throw new PhrasedFault('not-found', 'read.unknownSent', { uid })
    return gathered(content)
  })
}
