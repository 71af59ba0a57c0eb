/** The prescription that is replaced, cancelled or taken up again, out of the bytes that were sent. */

import { SaidFault } from '../../../server/base/index.js'
import {
  isInsSystem,
  readCda,
  readPrescription,
  readXdm,
  type CdaDocument,
  type CdaPatient,
  type PrescribedPatient,
  type ReadPrescription,
} from '../../health/index.js'

export interface Former {
  readonly cda: Uint8Array
  readonly read: ReadPrescription
  readonly patient: CdaPatient | null
  readonly id: string
  readonly setId: string
  readonly version: number
}

const zipMark = [0x50, 0x4b, 3, 4]

/** By its first octets. */
export const isArchive = (bytes: Uint8Array): boolean =>
  zipMark.every((octet, index) => bytes[index] === octet)

/**
 * From a clinical document, or the archive that holds it. Fault unsupported when there is no prescription in it, corrupt
 * when its archive says that it was altered; faults of `readCda` and `readXdm`.
 */
export async function formerIn(bytes: Uint8Array): Promise<Former> {
  const cda = isArchive(bytes) ? await inArchive(bytes) : bytes
  const document = readCda(cda)
  return { cda, ...formerOf(document, readPrescription(document)) }
}

/** The same of a document that was read before. */
export function formerOf(
  { header }: Pick<CdaDocument, 'header'>,
  read: ReadPrescription,
): Omit<Former, 'cda'> {
  return {
    ...{ read, patient: header.patients[0] ?? null, id: header.id.root },
    setId: header.setId?.root ?? header.id.root,
    version: header.version ?? 1,
  }
}

async function inArchive(bytes: Uint8Array): Promise<Uint8Array> {
  const { documents } = await readXdm(bytes)
  const found = documents.find(({ entry }) => entry.typeCode?.code === '57833-6')
  if (!found) throw new SaidFault('unsupported', 'prescribe.former.none')
  if (!found.intact) throw new SaidFault('corrupt', 'prescribe.former.altered')
  return found.read()
}

/** SaidFault denied: only its author replaces or cancels a prescription. */
export function expectOwn({ read }: Pick<Former, 'read'>, rpps: string): void {
  if (read.author !== null && read.author !== `rpps:${rpps}`)
    throw new SaidFault('denied', 'prescribe.former.author', { author: read.author })
}

/** SaidFault conflict: a replacement is for the same patient. */
export function expectSamePatient(
  { patient }: Pick<Former, 'patient'>,
  next: PrescribedPatient,
): void {
  const ins = patient?.ids.find(({ root }) => isInsSystem(root))?.extension
  const differs =
    ins !== undefined && next.ins !== null && next.qualified
      ? ins !== next.ins.matricule
      : patient?.birthFamily !== next.birthFamily ||
        patient.birthTime.slice(0, 8) !== next.birthDate
  if (differs) throw new SaidFault('conflict', 'prescribe.former.patient')
}
