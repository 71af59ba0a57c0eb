/** A prescription as it is sent: IHE_XDM.zip, its printed copy beside it, subject and headers (ECO.2.1.1). */

import { readCda, type CdaDocument } from '../cda/index.js'
import { isInsSystem } from '../ins.js'
import { writeXdm, type XdmOrder } from '../xdm/index.js'
import { mssHeaders, type MssHeaders } from './headers.js'
import { printedName } from './printed-name.js'
import { composeMssSubject } from './subject.js'

export interface PrescriptionPackage extends Omit<XdmOrder, 'documents'> {
  readonly cda: Uint8Array
  readonly pdf: Uint8Array
  readonly action: 'create' | 'replace' | 'delete'
  /** Its signature, which stands beside it (`signDocument`). */
  readonly signature?: Uint8Array
  /** Further documents of the same patient. */
  readonly extraDocuments?: XdmOrder['documents']
  readonly nil: string
}

export interface PackedPrescription {
  readonly subject: string
  readonly headers: MssHeaders
  readonly files: readonly {
    readonly name: string
    readonly mediaType: string
    readonly content: Uint8Array
  }[]
}

/** Packs one prescription. Faults of `writeXdm`: denied when another document is of another patient. */
export async function packPrescription(order: PrescriptionPackage): Promise<PackedPrescription> {
  const { cda, pdf, action, nil, signature, extraDocuments = [], ...rest } = order
  const read = readCda(cda)
  const { code, patients, events } = read.header
  const [patient] = patients
  const zip = await writeXdm({
    ...rest,
    documents: [{ content: cda, action, ...(signature && { signature }) }, ...extraDocuments],
  })
  const family = patient?.birthFamily ?? ''
  const given = patient?.birthGiven[0] ?? ''
  const name = printedName({
    day: (events[0]?.low || read.header.time).slice(0, 8),
    type: code?.display ?? 'Document',
    ...{ family, given },
    localId: patient?.ids.find(({ root }) => !isInsSystem(root))?.extension ?? null,
  })
  return {
    subject: composeMssSubject([code?.display ?? ''], {
      ...{ family, given },
      birthDate: patient?.birthTime.slice(0, 8) ?? '',
    }),
    headers: mssHeaders({
      codes: [code?.code ?? ''],
      hasIns: hasWholeIns(read),
      nil,
      closesDialogue: false,
    }),
    files: [
      { name: 'IHE_XDM.zip', mediaType: 'application/zip', content: zip },
      { name, mediaType: 'application/pdf', content: pdf },
    ],
  }
}

/** ECO.2.4.2: matricule with its OID, birth name, first name, date of birth, sex. */
function hasWholeIns({ header }: CdaDocument): boolean {
  const [patient] = header.patients
  if (!patient?.ids.some(({ root, extension }) => isInsSystem(root) && extension !== ''))
    return false
  const { birthFamily, birthGiven, birthTime, gender } = patient
  return [birthFamily, birthGiven[0], birthTime, gender?.code].every((trait) => Boolean(trait))
}
