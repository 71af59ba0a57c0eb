/** A prescription withdrawn by its author: sent once more, told to be deleted, to everybody it went to. */

import { expectOwn, makeCancellation } from '../../../acts/index.js'
import {
  professionalFromCda,
  readCda,
  readPrescription,
  signDocument,
  ledgerEntryOf,
  type LedgerEntryOf,
} from '../../../health/index.js'
import type { Addressee } from '../../../keys/index.js'
import { randomUuid, SaidFault } from '../../../../server/base/index.js'
import { prescriptionMail, type PrescribedMessage } from '../prescription-mail.js'
import type { WorkerRoom } from '../room.js'

export interface Cancelling {
  /** The clinical document as it was sent. */
  readonly document: Uint8Array
  readonly from: Addressee
  readonly pharmacies: readonly Addressee[]
  /** Addresses of the patient who was sent a copy. */
  readonly patients: readonly string[]
}

export interface Cancellation {
  readonly messages: readonly PrescribedMessage[]
  /** For the dispensing ledger, once they have gone. */
  readonly document: LedgerEntryOf['document']
}

/** Faults of `expectOwn`, unsupported when the document names no author; those of `prescribe`. */
export async function run(given: Cancelling, room: WorkerRoom): Promise<Cancellation> {
  const { document, from, pharmacies, patients } = given
  const { clock, random, keys, asking } = room
  const read = readPrescription(readCda(document))
  expectOwn({ read }, asking.identity.replace(/^rpps:/, ''))
  const prescriber = professionalFromCda(read.prescriber)
  if (!prescriber) throw new SaidFault('unsupported', 'prescribe.former.none')
  const at = clock.now()
  const signer = await keys.expectSignature()
  const uuid = (): string => randomUuid(random)
  const sign = (cda: Uint8Array): Promise<Uint8Array> => signDocument(cda, signer, { at, uuid })
  const making = { prescriber, sign, at, random }
  const packed = await makeCancellation(document, read.pdf ?? new Uint8Array(), making)
  const writing = { packed, prescriber, news: 'cancelled', from, signer, at } as const
  const mail = prescriptionMail(writing, room)
  const messages: PrescribedMessage[] = []
  for (const to of pharmacies) messages.push((await mail.toPharmacy(to)).message)
  for (const address of patients) messages.push(await mail.toPatient(address))
  return { messages, document: ledgerEntryOf(read).document }
}
