/** Keywords on a message of INBOX: what a mailbox's sessions tell one another about it (RFC 9051 §2.3.2). */

import type { Identity } from './identity.js'
import { withImap } from './imap.js'

/** Adds and takes off keywords. Faults as `withImap`; a message that is gone has none to change. */
export async function changeKeywords(
  identity: Identity,
  uid: number,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<void> {
  await withImap(identity, async (session) => {
    await session.mailboxOpen('INBOX')
    if (remove.length > 0) await session.messageFlagsRemove(`${uid}`, [...remove], { uid: true })
    if (add.length > 0) await session.messageFlagsAdd(`${uid}`, [...add], { uid: true })
  })
}
