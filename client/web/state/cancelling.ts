/**
 * A prescription cancelled by its author: whoever it went to is told, and, once that cannot be taken back, the ledger by the
 * gateway.
 */

import { postMessage, recall, type Account, type Posted } from '../../api/index.js'
import type { Addressee } from '../../keys/index.js'
import { askWorker } from '../worker/ask.js'
import type { Asking } from '../worker/wire.js'
import { undoMs } from './toasts.js'

export interface CancellingOrder {
  readonly account: Account
  readonly asking: Asking
  /** The clinical document as it was sent, and its id. */
  readonly document: Uint8Array
  readonly documentId: string
  readonly patientIns: string | null
  /** To whom the message went that is looked at. */
  readonly to: readonly Addressee[]
  /** As recipients read it. */
  readonly senderName: string
}

export interface Cancelled {
  readonly account: Account
  readonly posted: readonly Posted[]
}

/** The address of a citizen in Mon espace santé. */
const isPatient = ({ address }: Addressee): boolean => /@patient\.mssante\.fr$/i.test(address)

/** Everybody whom a message of this mailbox brought that very document: the pharmacy, the patient's copy. */
async function everybody(order: CancellingOrder): Promise<readonly Addressee[]> {
  const { account, documentId, patientIns, to, asking } = order
  const found = new Map(to.map((one) => [one.address.toLowerCase(), one]))
  const filter = { kind: 'prescription', ...(patientIns !== null && { patientIns }) }
  const { ids } = await account.call('Email/query', { filter, limit: 100 })
  const properties = ['from', 'to', 'health']
  const { list } = await account.call('Email/get', { ids: ids ?? [], properties })
  for (const email of (Array.isArray(list) ? list : []) as unknown as readonly Holding[]) {
    const isOurs = email.from?.some(({ email: from }) => from.toLowerCase() === asking.mailbox)
    if (!isOurs || !email.health?.prescriptions.some(({ id }) => id === documentId)) continue
    for (const { name, email: address } of email.to ?? [])
      found.set(address.toLowerCase(), { name: name ?? '', address })
  }
  return [...found.values()]
}

interface Holding {
  readonly from: readonly { readonly email: string }[] | null
  readonly to: readonly { readonly name: string | null; readonly email: string }[] | null
  readonly health: { readonly prescriptions: readonly { readonly id: string }[] } | null
}

/** Faults of the worker's `cancelPrescription` and of the account; then nothing, or not all, has left. */
export async function cancelSent(order: CancellingOrder): Promise<Cancelled> {
  const { account, asking, document, senderName } = order
  const all = await everybody(order)
  const made = await askWorker(
    'cancelPrescription',
    {
      document,
      from: { name: senderName, address: asking.mailbox },
      pharmacies: all.filter((one) => !isPatient(one)),
      patients: all.filter(isPatient).map(({ address }) => address),
    },
    asking,
  )
  const posted: Posted[] = []
  for (const { raw, to } of made.messages)
    posted.push(
      await postMessage(account, raw, {
        ...{ from: asking.mailbox, recipients: to, holdSeconds: undoMs / 1000, notifies: true },
        // With each: one that goes is enough, and said twice it is cancelled once.
        ledger: { verb: 'cancel', document: made.document },
      }),
    )
  return { account, posted }
}

/** False when it is too late for some of it. */
export async function uncancel({ account, posted }: Cancelled): Promise<boolean> {
  const all = await Promise.all(posted.map((one) => recall(account, one)))
  return all.every(Boolean)
}
