/** The notice of a dispensation: its document, packed, with a letter in words, signed when the folder has a key for that. */

import type { Random } from '../../../server/base/index.js'
import { randomUuid } from '../../../server/base/index.js'
import {
  composeDispensation,
  composeMssSubject,
  mssHeaders,
  patientAddress,
  patientFromCda,
  professionalFromCda,
  writeXdm,
  type PrescribingProfessional,
  type ReadPrescription,
} from '../../health/index.js'
import { signSmime } from '../../keys/index.js'
import { compose, openSigning, type Composed, type Identity } from '../../mail/index.js'
import type { Output } from '../output.js'
import type { PlannedLine } from './plan.js'

export interface NoticeOrder {
  readonly prescription: ReadPrescription
  readonly lines: readonly PlannedLine[]
  readonly pharmacist: PrescribingProfessional
  readonly to: string
  readonly copyToPatient: boolean
  readonly inReplyTo: string | null
  readonly at: number
  readonly random: Random
  readonly version: string
}

const oid = (random: Random): string =>
  `2.25.${BigInt(`0x${randomUuid(random).replaceAll('-', '')}`)}`

/** Faults of `compose`, and denied for a copy to a patient whose identity is not qualified. */
export async function composeNotice(
  identity: Identity,
  order: NoticeOrder,
  output: Output,
): Promise<Composed> {
  const { prescription, lines, pharmacist, at, random } = order
  if (!prescription.patient) throw new Error('a dispensation has a patient')
  const patient = patientFromCda(prescription.patient)
  const uuid = (): string => randomUuid(random)
  const document = composeDispensation(
    {
      ...{ id: oid(random), setId: oid(random), at, patient, pharmacist, lines },
      prescription: { id: prescription.id, number: prescription.number },
      prescriber: professionalFromCda(prescription.prescriber),
      prescribedAt: prescription.at,
    },
    uuid,
  )
  const { structure } = pharmacist
  const zip = await writeXdm({
    documents: [{ content: document }],
    sender: {
      structure: { id: structure.id, name: structure.name, authority: '1.2.250.1.71.4.2.2' },
      name: `${pharmacist.given} ${pharmacist.family}`,
      address: `${structure.address.postalCode} ${structure.address.city}`.trim(),
      phone: structure.phone,
    },
    software: { name: 'Pli', version: order.version, editor: 'Pli' },
    ...{ at, uuid },
  })
  const signer = await openSigning(identity)
  const { mailbox, displayName = '' } = identity.account
  const { birthFamily: family, birthGiven, birthDate } = patient
  return compose(
    {
      ...{ from: mailbox, displayName, to: [order.to], attachments: [] },
      cc: order.copyToPatient ? [patientAddress(patient)] : [],
      subject: composeMssSubject(['Dispensation médicamenteuse'], {
        ...{ family, given: birthGiven[0] ?? '', birthDate },
      }),
      text: noticeText(order, output),
      enclosures: [{ name: 'IHE_XDM.zip', mediaType: 'application/zip', content: zip }],
      headers: {
        ...mssHeaders({
          ...{ codes: ['60593-1'], hasIns: patient.ins !== null, nil: 'PLI' },
          closesDialogue: false,
        }),
      },
      ...(order.inReplyTo !== null && {
        ...{ inReplyTo: order.inReplyTo, references: [order.inReplyTo] },
      }),
    },
    signer
      ? {
          sign: (entity) =>
            signSmime(
              entity,
              { certificate: signer.certificate, chain: signer.chain, key: signer.privateKey },
              { at, random },
            ),
        }
      : {},
  )
}

function noticeText({ prescription, lines, pharmacist }: NoticeOrder, output: Output): string {
  return [
    output.say('counter.notice', {
      ...{ number: prescription.number || prescription.id, pharmacy: pharmacist.structure.name },
    }),
    '',
    ...lines.map((line) => `- ${lineText(line, output)}`),
    '',
  ].join('\n')
}

/** One line as people read it, in the notice and on the screen. */
export function lineText(line: PlannedLine, output: Output): string {
  const what = line.substituted
    ? output.say('counter.replaced', { given: line.given.name, prescribed: line.prescribed })
    : line.given.name
  const outcome = output.say(`counter.outcome.${line.outcome}`, { boxes: line.boxes })
  return `${what} : ${outcome}${line.note === '' ? '' : ` (${line.note})`}`
}
