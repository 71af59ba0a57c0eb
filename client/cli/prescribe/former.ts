/** The prescription that is replaced or cancelled, from the file that was sent or the copy of the message. */

import { SaidFault } from '../../../server/base/index.js'
import {
  isInsSystem,
  readCda,
  readPrescription,
  readXdm,
  type CdaPatient,
  type PrescribedPatient,
  type ReadPrescription,
} from '../../health/index.js'
import { fetchSent, type Identity } from '../../mail/index.js'
import { isZip, readHealthFile } from '../commands/health-file.js'
import type { Asking } from '../end-to-end/own-keys.js'
import { openReceived } from '../end-to-end/reading.js'

export interface Former {
  readonly cda: Uint8Array
  readonly read: ReadPrescription
  readonly patient: CdaPatient | null
  readonly id: string
  readonly setId: string
  readonly version: number
}

/**
 * From a clinical document, the archive that holds it, or a message among those sent (its UID). Fault unsupported when
 * there is no prescription in it, denied when the copy is sealed and no key of the folder opens it; faults of `fetchSent`.
 */
export async function readFormer(
  source: string,
  identity: Identity,
  asking: Asking,
): Promise<Former> {
  const bytes = /^\d{1,10}$/.test(source)
    ? await inSent(Number(source), identity, asking)
    : await readHealthFile(source)
  const cda = isZip(bytes) ? await inArchive(bytes) : bytes
  const document = readCda(cda)
  const { header } = document
  return {
    cda,
    read: readPrescription(document),
    patient: header.patients[0] ?? null,
    id: header.id.root,
    setId: header.setId?.root ?? header.id.root,
    version: header.version ?? 1,
  }
}

/** The archive of the copy that was kept. */
async function inSent(uid: number, identity: Identity, asking: Asking): Promise<Buffer> {
  const raw = await fetchSent(identity, uid)
  const { report, message } = await openReceived(identity, raw, '', asking)
  if (report.layers.some(({ opening }) => opening !== null && opening.state !== 'opened'))
    throw new SaidFault('denied', 'prescribe.former.sealed', { uid })
  const archive = message.attachments.find(({ content }) => isZip(content))
  if (!archive) throw new SaidFault('unsupported', 'prescribe.former.none')
  return archive.content
}

async function inArchive(bytes: Uint8Array): Promise<Uint8Array> {
  const { documents } = await readXdm(bytes)
  const found = documents.find(({ entry }) => entry.typeCode?.code === '57833-6')
  if (!found) throw new SaidFault('unsupported', 'prescribe.former.none')
  if (!found.intact) throw new SaidFault('corrupt', 'prescribe.former.altered')
  return found.read()
}

/** SaidFault denied: only its author replaces or cancels a prescription. */
export function expectOwn({ read }: Former, rpps: string): void {
  if (read.author !== null && read.author !== `rpps:${rpps}`)
    throw new SaidFault('denied', 'prescribe.former.author', { author: read.author })
}

/** SaidFault conflict: a replacement is for the same patient. */
export function expectSamePatient({ patient }: Former, next: PrescribedPatient): void {
  const ins = patient?.ids.find(({ root }) => isInsSystem(root))?.extension
  const differs =
    ins !== undefined && next.ins !== null && next.qualified
      ? ins !== next.ins.matricule
      : patient?.birthFamily !== next.birthFamily ||
        patient.birthTime.slice(0, 8) !== next.birthDate
  if (differs) throw new SaidFault('conflict', 'prescribe.former.patient')
}
