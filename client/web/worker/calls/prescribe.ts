/** A prescription signed and made into the messages that leave: the pharmacy's, and the patient's own where wanted. */

import {
  ledgerEntryOf,
  patientAddress,
  signDocument,
  type LedgerEntryOf,
  type PrescribingProfessional,
  type PrescriptionOrder,
} from '../../../health/index.js'
import type { Addressee } from '../../../keys/index.js'
import { makePrescription, prescriptionOf, type DraftSetting } from '../../../acts/index.js'
import { randomUuid } from '../../../../server/base/index.js'
import { prescriptionMail, type PrescribedMessage } from '../prescription-mail.js'
import type { WorkerRoom } from '../room.js'
import { printFonts } from './print-fonts.js'

export interface Prescribing {
  readonly order: Omit<PrescriptionOrder, 'place' | 'to'>
  readonly prescriber: PrescribingProfessional
  readonly former: DraftSetting['former']
  readonly from: Addressee
  readonly to: Addressee
  readonly copyToPatient: boolean
}

export interface Prescribed {
  readonly number: string
  readonly documentId: string
  readonly pharmacy: PrescribedMessage
  /** Null when none was wanted. */
  readonly patient: PrescribedMessage | null
  /** For the dispensing ledger, once it has gone. */
  readonly entry: LedgerEntryOf
  readonly isSealed: boolean
}

/**
 * Fault denied while the keys are locked, not-found without keys, denied for a copy to a patient who is not qualified;
 * those of making and packing. Sealed when everybody has a key for it, as `pli prescribe` does.
 */
export async function run(given: Prescribing, room: WorkerRoom): Promise<Prescribed> {
  const { order, prescriber, former, from, to } = given
  const { clock, random, keys } = room
  const at = clock.now()
  const signer = await keys.expectSignature()
  const uuid = (): string => randomUuid(random)
  const sign = (cda: Uint8Array): Promise<Uint8Array> => signDocument(cda, signer, { at, uuid })
  const prescription = prescriptionOf(order, { prescriber, former, at, random })
  const making = { prescriber, sign, at, random }
  const packed = await makePrescription(prescription, making, await printFonts())
  const writing = { packed, prescriber, news: 'prescribed', from, signer, at } as const
  const mail = prescriptionMail(writing, room)
  const { message: pharmacy, isSealed } = await mail.toPharmacy(to)
  return {
    ...{ number: prescription.number, documentId: prescription.id, pharmacy, isSealed },
    patient: given.copyToPatient
      ? await mail.toPatient(patientAddress(prescription.patient))
      : null,
    entry: ledgerEntryOf(prescription),
  }
}
