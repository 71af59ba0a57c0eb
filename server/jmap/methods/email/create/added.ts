/** A message put into an account, and what a client is told of it (RFC 8621 §4.6, §4.7, §4.8). */

import { isFault } from '../../../../base/index.js'
import type { NewEmail, WholeAccount } from '../../../../mail/index.js'
import type { JsonObject } from '../../../core/json.js'
import { blobId, emailId, threadId } from '../../../ids.js'
import { invalidProperties, SetError } from '../../../standard/set-error.js'

/** Durable when it resolves. Throws SetError, and the Faults of the mailbox domain. */
export async function addMessage(
  account: WholeAccount,
  email: NewEmail,
  chunks: AsyncIterable<Uint8Array>,
): Promise<JsonObject & { readonly id: string }> {
  const { body, sizeBytes } = await account.emails.add(email, chunks).catch((error: unknown) => {
    if (isFault(error, 'not-found'))
      throw invalidProperties('there is no such mailbox', 'mailboxIds')
    if (isFault(error, 'limited')) throw new SetError('tooManyKeywords', error.message)
    throw error
  })
  // The conversation is found by looking at the account as it is now.
  const { emails } = await account.emails.now()
  const thread = emails.get(body)?.thread ?? body
  return { id: emailId(body), blobId: blobId(body), threadId: threadId(thread), size: sizeBytes }
}
