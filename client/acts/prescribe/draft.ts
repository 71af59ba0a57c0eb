/** What a prescriber decided made into a prescription: number, ids, zones and end, without the printed copy. */

import { randomUuid, SaidFault, type Entropy } from '../../../server/base/index.js'
import {
  endOfParisDay,
  trialNumber,
  type PrescribingProfessional,
  type PrescriptionOrder,
  type Printed,
} from '../../health/index.js'
import type { Former } from './former.js'

/** What a prescription needs beside the order. */
export interface DraftSetting {
  readonly prescriber: PrescribingProfessional
  /** The version that this one replaces. */
  readonly former: Pick<Former, 'id' | 'setId' | 'version'> | null
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly random: Entropy
}

const newOid = (random: Entropy): string =>
  `2.25.${BigInt(`0x${randomUuid(random).replaceAll('-', '')}`)}`

/**
 * The prescription without its copy, its number a trial number. SaidFault syntax when it would end before it begins, or
 * when nothing is prescribed or for nobody (eP-MED-DM 2024.01).
 */
export function prescriptionOf(
  order: Omit<PrescriptionOrder, 'place' | 'to'>,
  { prescriber, former, at, random }: DraftSetting,
): Printed {
  const { patient, medicines, devices, marks, replaced, dispenser, comment, until } = order
  if (!patient || medicines.length + devices.length === 0)
    throw new SaidFault('syntax', 'prescription.empty')
  const end = until === null ? null : endOfParisDay(until)
  if (end !== null && end < at) throw new SaidFault('syntax', 'prescribe.past-end')
  // The zone of the long-term illness comes first in print, and the numbers of lines with it.
  const illnessFirst = <L extends { readonly longTermIllness: boolean }>(
    lines: readonly L[],
  ): L[] => [...lines].sort((a, b) => Number(b.longTermIllness) - Number(a.longTermIllness))
  const number = trialNumber(random)
  return {
    number,
    id: newOid(random),
    setId: former?.setId ?? newOid(random),
    version: (former?.version ?? 0) + 1,
    replaces: former?.id ?? null,
    at,
    until: end,
    ...{ prescriber, replaced, dispenser, marks, comment },
    patient: identified(patient, number, random),
    medicines: illnessFirst(medicines),
    devices: illnessFirst(devices),
  }
}

/** A document has a number of its patient (CDA R2): where none may leave, one that means nothing elsewhere. */
function identified(
  patient: Printed['patient'],
  number: string,
  random: Entropy,
): Printed['patient'] {
  const has = (patient.ins !== null && patient.qualified) || patient.localId !== null
  return has ? patient : { ...patient, localId: { value: number, authority: newOid(random) } }
}
