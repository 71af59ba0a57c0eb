/** A prescription that was sent or received, out of its message: judged by the worker, then read. */

import { formerOf, type Former, type SheetRecipient } from '../../../acts/index.js'
import type { Account } from '../../../api/index.js'
import { askWorker } from '../../worker/ask.js'
import type { Asking } from '../../worker/wire.js'

export interface Sent {
  readonly former: Omit<Former, 'cda'>
  /** The pharmacy that it went to; null when the message does not say. */
  readonly to: SheetRecipient | null
}

interface Setting {
  readonly account: Account
  readonly asking: Asking
  /** Opens the person's keys, for what is sealed. */
  readonly unlock: () => Promise<boolean>
}

const maxMessageBytes = 60 * 1024 * 1024

interface Mail {
  readonly blobId: string
  readonly receivedAt: string
  readonly to: readonly { readonly name: string | null; readonly email: string }[] | null
}

/** Null when there is no such message, or no prescription in it that can be opened. Faults of the account and the worker. */
export async function formerIn(
  id: string,
  { account, asking, unlock }: Setting,
): Promise<Sent | null> {
  const properties = ['blobId', 'receivedAt', 'to']
  const { list } = await account.call('Email/get', { ids: [id], properties })
  const [email] = (Array.isArray(list) ? list : []) as unknown as readonly Mail[]
  if (!email) return null
  const message = await account.download(email.blobId, { maxBytes: maxMessageBytes })
  const given = { message, receivedAt: Date.parse(email.receivedAt) }
  let assessed = await askWorker('assess', given, asking)
  if (assessed.sealed === 'locked' && (await unlock()))
    assessed = await askWorker('assess', given, asking)
  const found = assessed.documents.find(({ prescription }) => prescription !== null)
  if (!found?.prescription) return null
  // The patient's own copy says nothing of the pharmacy.
  const first = (email.to ?? []).find(({ email }) => !/@patient\.mssante\.fr$/i.test(email))
  return {
    former: formerOf(found.document, found.prescription),
    to: first ? { address: first.email, name: first.name ?? first.email, town: '' } : null,
  }
}
