/** The notice of a dispensation: its document, packed, with a letter in words, signed and sealed as keys allow. */

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
  type PrescribedPatient,
  type PrescribingProfessional,
  type ReadPrescription,
} from '../../health/index.js'
import { compose, openSigning, type Composed, type Identity } from '../../mail/index.js'
import type { Asking } from '../end-to-end/own-keys.js'
import { protectFor } from '../end-to-end/protecting.js'
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

/**
 * Signed when the folder has a certificate for it, sealed as `pli send` does. Null when a person was asked and would
 * rather not send it in clear. Faults of `compose` and `protectFor`; denied for a copy to a patient without qualified INS.
 */
export async function composeNotice(
  identity: Identity,
  order: NoticeOrder,
  asking: Asking,
): Promise<Composed | null> {
  const { prescription, to, copyToPatient, inReplyTo } = order
  if (!prescription.patient) throw new Error('a dispensation has a patient')
  const patient = patientFromCda(prescription.patient)
  const content = await packed(order, patient)
  const cc = copyToPatient ? [patientAddress(patient)] : []
  const sign = (await openSigning(identity)) !== null
  const wish = { sign, encrypt: false, noEncrypt: false }
  const shielded = await protectFor(identity, [to, ...cc], wish, asking)
  if (!shielded) return null
  const { mailbox, displayName = '' } = identity.account
  const { birthFamily: family, birthGiven, birthDate } = patient
  return compose(
    {
      ...{ from: mailbox, displayName, to: [to], cc, attachments: [] },
      subject: composeMssSubject(['Dispensation médicamenteuse'], {
        ...{ family, given: birthGiven[0] ?? '', birthDate },
      }),
      text: noticeText(order, asking.output),
      enclosures: [{ name: 'IHE_XDM.zip', mediaType: 'application/zip', content }],
      headers: {
        ...mssHeaders({
          ...{ codes: ['60593-1'], hasIns: patient.ins !== null, nil: 'PLI' },
          closesDialogue: false,
        }),
      },
      ...(inReplyTo !== null && { inReplyTo, references: [inReplyTo] }),
    },
    shielded.protection,
  )
}

function packed(order: NoticeOrder, patient: PrescribedPatient): Promise<Uint8Array> {
  const { prescription, lines, pharmacist, at, random, version } = order
  const { structure } = pharmacist
  const uuid = (): string => randomUuid(random)
  const content = composeDispensation(
    {
      ...{ id: oid(random), setId: oid(random), at, patient, pharmacist, lines },
      prescription: { id: prescription.id, number: prescription.number },
      prescriber: professionalFromCda(prescription.prescriber),
      prescribedAt: prescription.at,
    },
    uuid,
  )
  return writeXdm({
    documents: [{ content }],
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
