/** The notice of a dispensation, before it is a message: its document, signed when it can be, packed, with a letter in words. */

import { randomUuid, type Entropy } from '../../../server/base/index.js'
import {
  composeDispensation,
  composeMssSubject,
  mssHeaders,
  patientAddress,
  patientFromCda,
  professionalFromCda,
  writeXdm,
  type PrescribedPatient,
  type PrescribingProfessional,
  type ReadPrescription,
} from '../../health/index.js'
import type { PlannedLine } from './plan.js'
import { lineText, type Speaker } from './words.js'

export interface NoticeOrder {
  readonly prescription: ReadPrescription
  readonly lines: readonly PlannedLine[]
  readonly pharmacist: PrescribingProfessional
  /** The prescriber's mailbox. */
  readonly to: string
  readonly copyToPatient: boolean
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly random: Entropy
  /** Of the software, as the package names it. */
  readonly version: string
  /** XAdES of the document, as `signDocument` of client/health makes it; null when the pharmacist has nothing to sign with. */
  readonly sign: ((document: Uint8Array) => Promise<Uint8Array>) | null
}

/** What a message is made of; who composes it adds its sender, and what it answers. */
export interface Notice {
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly subject: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  /** IHE_XDM.zip. */
  readonly archive: Uint8Array
  /** Oid of the document in it. */
  readonly documentId: string
}

const oid = (random: Entropy): string =>
  `2.25.${BigInt(`0x${randomUuid(random).replaceAll('-', '')}`)}`

/** eDISP-MED 2024.01 in IHE XDM (Référentiel #2). Fault denied for a copy to a patient without qualified INS. */
export async function writeNotice(order: NoticeOrder, speaker: Speaker): Promise<Notice> {
  const { prescription, to, copyToPatient } = order
  if (!prescription.patient) throw new Error('a dispensation has a patient')
  const patient = patientFromCda(prescription.patient)
  const documentId = oid(order.random)
  const archive = await packed(order, patient, documentId)
  const { birthFamily: family, birthGiven, birthDate } = patient
  return {
    to: [to],
    cc: copyToPatient ? [patientAddress(patient)] : [],
    subject: composeMssSubject(['Dispensation médicamenteuse'], {
      ...{ family, given: birthGiven[0] ?? '', birthDate },
    }),
    text: noticeText(order, speaker),
    headers: {
      ...mssHeaders({
        ...{ codes: ['60593-1'], hasIns: patient.ins !== null, nil: 'PLI' },
        closesDialogue: false,
      }),
    },
    ...{ archive, documentId },
  }
}

async function packed(
  order: NoticeOrder,
  patient: PrescribedPatient,
  id: string,
): Promise<Uint8Array> {
  const { prescription, lines, pharmacist, at, random, version } = order
  const { structure } = pharmacist
  const uuid = (): string => randomUuid(random)
  const content = composeDispensation(
    {
      ...{ id, setId: oid(random), at, patient, pharmacist, lines },
      prescription: { id: prescription.id, number: prescription.number },
      prescriber: professionalFromCda(prescription.prescriber),
      prescribedAt: prescription.at,
    },
    uuid,
  )
  const signature = await order.sign?.(content)
  return writeXdm({
    documents: [{ content, ...(signature && { signature }) }],
    sender: {
      structure: { id: structure.id, name: structure.name, authority: '1.2.250.1.71.4.2.2' },
      name: `${pharmacist.given} ${pharmacist.family}`,
      address: `${structure.address.postalCode} ${structure.address.city}`.trim(),
      phone: structure.phone,
    },
    software: { name: 'Pli', version, editor: 'Pli' },
    ...{ at, uuid },
  })
}

function noticeText({ prescription, lines, pharmacist }: NoticeOrder, speaker: Speaker): string {
  return [
    speaker.say('counter.notice', {
      ...{ number: prescription.number || prescription.id, pharmacy: pharmacist.structure.name },
    }),
    '',
    ...lines.map((line) => `- ${lineText(line, speaker)}`),
    '',
  ].join('\n')
}
