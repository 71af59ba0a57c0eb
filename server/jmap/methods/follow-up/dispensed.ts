/** When what was sent was dispensed, as the ledger knows it: its documents are those of the sender's own copy. */

import type { EmailsAt, WholeAccount } from '../../../mail/index.js'
import type { Submission } from '../../../post/index.js'
import type { CallContext } from '../../core/method.js'

const none: ReadonlyMap<string, number> = new Map()

/** The first dispensing of each recipient, in milliseconds since the epoch; empty for what is no prescription. */
export async function dispensedOf(
  { caller, health }: CallContext,
  account: WholeAccount,
  at: EmailsAt,
  { email }: Submission,
): Promise<ReadonlyMap<string, number>> {
  if (!email) return none
  const gist = (await account.gists.all(at)).get(email.body)
  const found = new Map<string, number>()
  for (const document of gist?.prescriptions ?? [])
    for (const { mailbox, at: when } of await health.dispensings(caller, account.address, document))
      found.set(mailbox, Math.min(when, found.get(mailbox) ?? Infinity))
  return found
}
