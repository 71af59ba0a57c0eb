/** What is to be prescribed, from options, files and questions, made into a prescription. */

import { randomUuid, SaidFault, type Random } from '../../../server/base/index.js'
import {
  endOfParisDay,
  openFields,
  parseDay,
  parseDeviceLine,
  parseMedicineLine,
  patientFromWords,
  readOrder,
  readPatient,
  readProfessional,
  readStructure,
  trialNumber,
  type PrescribingProfessional,
  type PrescriptionMark,
  type PrescriptionOrder,
  type Printed,
  type ReadingLine,
} from '../../health/index.js'
import type { Former } from './former.js'
import { readSmallFile } from './prescriber.js'

export interface Wishes {
  readonly patient: readonly string[]
  readonly line: readonly string[]
  readonly device: readonly string[]
  readonly to: readonly string[]
  readonly mark: readonly string[]
  readonly replaced: string | undefined
  readonly dispenser: string | undefined
  readonly comment: string | undefined
  readonly until: string | undefined
  readonly fromJson: string | undefined
}

const empty: PrescriptionOrder = {
  ...{ patient: null, place: null, medicines: [], devices: [], marks: [], replaced: null },
  ...{ dispenser: null, comment: '', until: null, to: [] },
}

/** Options add to what the file of `--from-json` says, and stand above it. */
export async function gather(wishes: Wishes, reading: ReadingLine): Promise<PrescriptionOrder> {
  const { fromJson, replaced, dispenser, until } = wishes
  const base = fromJson === undefined ? empty : readOrder(await readSmallFile(fromJson), reading)
  const lines = wishes.line.map((text) => parseMedicineLine(text, reading))
  const devices = wishes.device.map((text) => parseDeviceLine(text, reading.at))
  return {
    patient: wishes.patient.length > 0 ? await patientOf(wishes.patient) : base.patient,
    place: base.place,
    medicines: [...base.medicines, ...lines],
    devices: [...base.devices, ...devices],
    marks: [...new Set([...base.marks, ...(wishes.mark as readonly PrescriptionMark[])])],
    replaced:
      replaced === undefined
        ? base.replaced
        : readProfessional(openFields(await readSmallFile(replaced))),
    dispenser:
      dispenser === undefined
        ? base.dispenser
        : readStructure(openFields(await readSmallFile(dispenser))),
    comment: wishes.comment ?? base.comment,
    until: until === undefined ? base.until : dayOf(until),
    to: [...base.to, ...wishes.to],
  }
}

function dayOf(text: string): string {
  const day = parseDay(text)
  if (day === undefined) throw new SaidFault('syntax', 'prescribe.json.day', { path: '--until' })
  return day
}

/** A file, or words like `nom=…`. */
async function patientOf(typed: readonly string[]): Promise<PrescriptionOrder['patient']> {
  const [first = ''] = typed
  if (typed.length === 1 && !first.includes('='))
    return readPatient(openFields(await readSmallFile(first)))
  return patientFromWords(typed)
}

interface Setting {
  readonly prescriber: PrescribingProfessional
  readonly former: Former | null
  readonly at: number
  readonly random: Random
}

export const newOid = (random: Random): string =>
  `2.25.${BigInt(`0x${randomUuid(random).replaceAll('-', '')}`)}`

/** The prescription without its copy. SaidFault syntax when it would end before it begins, or nothing is prescribed. */
export function prescriptionOf(
  { patient, medicines, devices, marks, replaced, dispenser, comment, until }: PrescriptionOrder,
  { prescriber, former, at, random }: Setting,
): Printed {
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
  random: Random,
): Printed['patient'] {
  const has = (patient.ins !== null && patient.qualified) || patient.localId !== null
  return has ? patient : { ...patient, localId: { value: number, authority: newOid(random) } }
}
