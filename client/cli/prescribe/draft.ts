/** What is to be prescribed, from options and files. */

import { SaidFault } from '../../../server/base/index.js'
import {
  openFields,
  parseDay,
  parseDeviceLine,
  parseMedicineLine,
  patientFromWords,
  readOrder,
  readPatient,
  readProfessional,
  readStructure,
  type PrescriptionMark,
  type PrescriptionOrder,
  type ReadingLine,
} from '../../health/index.js'
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
