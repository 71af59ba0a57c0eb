/** The messages around a prescription that was made, or is withdrawn: signed, and sealed for whoever has a key. */

import {
  patientLetter,
  pharmacyLetter,
  protectionOf,
  type PrescriptionLetter,
  type PrescriptionNews,
} from '../../acts/index.js'
import type { PackedPrescription, PrescribingProfessional } from '../../health/index.js'
import {
  composeLetter,
  signSmime,
  type Addressee,
  type Protection,
  type Shield,
} from '../../keys/index.js'
import type { WorkerRoom } from './room.js'
import { planFor } from './sealing.js'

export interface PrescribedMessage {
  readonly raw: Uint8Array
  readonly to: readonly string[]
}

export interface PrescriptionWriting {
  readonly packed: PackedPrescription
  readonly prescriber: Pick<PrescribingProfessional, 'given' | 'family'>
  readonly news: PrescriptionNews
  readonly from: Addressee
  readonly signer: Awaited<ReturnType<WorkerRoom['keys']['expectSignature']>>
  /** Milliseconds since the epoch. */
  readonly at: number
}

export interface PrescriptionMail {
  toPharmacy(to: Addressee): Promise<{
    readonly message: PrescribedMessage
    readonly isSealed: boolean
  }>
  /** Signed only: a patient has no key. */
  toPatient(address: string): Promise<PrescribedMessage>
}

/** Faults of `planFor` and of composing. */
export function prescriptionMail(
  { packed, prescriber, news, from, signer, at }: PrescriptionWriting,
  room: WorkerRoom,
): PrescriptionMail {
  const { random, asking } = room
  const smime: Shield = (entity) =>
    signSmime(entity, { ...signer, key: signer.privateKey }, { at, random })
  const means = { smime, pgp: null, now: at, random }
  const compose = async (
    { subject, headers, text, files }: PrescriptionLetter,
    whom: Addressee,
    protection: Protection,
  ): Promise<PrescribedMessage> => {
    const written = { from, to: [whom], cc: [], subject, headers, text, enclosures: files }
    const { raw, recipients } = await composeLetter(written, protection, { now: at, random })
    return { raw, to: recipients }
  }
  return {
    async toPharmacy(to) {
      const plan = await planFor([to.address], room)
      const { protection, encrypted } = protectionOf({
        ...means,
        plan: plan.way === 'openpgp' ? plan : null,
      })
      const letter = pharmacyLetter(packed, prescriber, news, asking.language)
      return { message: await compose(letter, to, protection), isSealed: encrypted !== null }
    },
    toPatient(address) {
      const { protection } = protectionOf({ ...means, plan: null })
      const letter = patientLetter(packed, prescriber, { news, close: false }, asking.language)
      return compose(letter, { name: '', address }, protection)
    },
  }
}
