/** A prescription signed and made into the messages that leave: the pharmacy's, and the patient's own where wanted. */

import {
  ledgerEntryOf,
  patientAddress,
  type LedgerEntryOf,
  type PrescribingProfessional,
  type PrescriptionOrder,
} from '../../../health/index.js'
import {
  composeLetter,
  signSmime,
  type Addressee,
  type Protection,
  type Shield,
} from '../../../keys/index.js'
import {
  makePrescription,
  patientLetter,
  pharmacyLetter,
  prescriptionOf,
  protectionOf,
  type DraftSetting,
  type PrescriptionLetter,
} from '../../../acts/index.js'
import { randomUuid } from '../../../../server/base/index.js'
import { signDocument } from '../../../health/index.js'
import type { WorkerRoom } from '../room.js'
import { planFor } from '../sealing.js'
import { printFonts } from './print-fonts.js'

export interface Prescribing {
  readonly order: Omit<PrescriptionOrder, 'place' | 'to'>
  readonly prescriber: PrescribingProfessional
  readonly former: DraftSetting['former']
  readonly from: Addressee
  readonly to: Addressee
  readonly copyToPatient: boolean
}

export interface PrescribedMessage {
  readonly raw: Uint8Array
  readonly to: readonly string[]
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
  const { clock, random, keys, asking } = room
  const at = clock.now()
  const signer = await keys.expectSignature()
  const uuid = (): string => randomUuid(random)
  const sign = (cda: Uint8Array): Promise<Uint8Array> => signDocument(cda, signer, { at, uuid })
  const prescription = prescriptionOf(order, { prescriber, former, at, random })
  const making = { prescriber, sign, at, random }
  const packed = await makePrescription(prescription, making, await printFonts())
  const smime: Shield = (entity) =>
    signSmime(entity, { ...signer, key: signer.privateKey }, { at, random })
  const plan = await planFor([to.address], room)
  const means = { smime, pgp: null, now: at, random }
  const sealed = protectionOf({ ...means, plan: plan.way === 'openpgp' ? plan : null })
  const compose = async (
    letter: PrescriptionLetter,
    whom: Addressee,
    protection: Protection,
  ): Promise<PrescribedMessage> => {
    const { subject, headers, text, files } = letter
    const written = { from, to: [whom], cc: [], subject, headers, text, enclosures: files }
    const { raw, recipients } = await composeLetter(written, protection, { now: at, random })
    return { raw, to: recipients }
  }
  const { language } = asking
  const pharmacy = pharmacyLetter(packed, prescriber, 'prescribed', language)
  const news = { news: 'prescribed', close: false } as const
  return {
    ...{ number: prescription.number, documentId: prescription.id },
    pharmacy: await compose(pharmacy, to, sealed.protection),
    patient: given.copyToPatient
      ? await compose(
          patientLetter(packed, prescriber, news, language),
          { name: '', address: patientAddress(prescription.patient) },
          protectionOf({ ...means, plan: null }).protection,
        )
      : null,
    entry: ledgerEntryOf(prescription),
    isSealed: sealed.encrypted !== null,
  }
}
