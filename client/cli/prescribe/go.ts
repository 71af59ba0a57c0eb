/** A prescription on its way or into a folder, told to the ledger, and what became of it told to the prescriber. */

import { isFault, SaidFault } from '../../../server/base/index.js'
import {
  makePrescription,
  pharmacyLetter,
  type Making,
  type PrescriptionNews,
} from '../../acts/index.js'
import { registerPrescription } from '../../gateway/index.js'
import { ledgerEntryOf, type PackedPrescription, type Printed } from '../../health/index.js'
import { writeFresh, tlsLink } from '../../mail/index.js'
import type { ExitCode } from '../command.js'
import type { Output } from '../output.js'
import type { Protected } from '../end-to-end/protecting.js'
import { sendLetter, writeInto, type Sent } from './deliver.js'
import { sendToPatient, type PatientCopy } from './patient-copy.js'
import { printFonts } from './fonts.js'
import type { Setting } from './made.js'

export const idsOf = ({ number, id, setId, version, replaces }: Printed) => ({
  number,
  documentId: id,
  setId,
  version,
  replaces,
})

export interface Going {
  readonly to: readonly string[]
  /** Null when nothing is sent. */
  readonly shielded: Protected | null
  readonly patientCopy: PatientCopy | null
  readonly out: string | undefined
  readonly savePatient: string | undefined
  readonly noCopy: boolean
  readonly json: boolean
}

export async function deliver(
  prescription: Printed,
  setting: Setting & { readonly making: Making },
  going: Going,
): Promise<ExitCode> {
  const { output } = setting
  const packed = await makePrescription(prescription, setting.making, await printFonts())
  if (going.savePatient !== undefined)
    await writeFresh(going.savePatient, patientJson(prescription.patient))
  if (going.out !== undefined) {
    const files = await writeInto(going.out, packed)
    if (going.json) output.json({ ...idsOf(prescription), subject: packed.subject, files })
    else output.line(output.say('prescribe.written', { files: files.join(', ') }))
    return 0
  }
  const sent = await send(packed, setting, going, 'prescribed')
  const registered =
    sent.outcomes.some(({ accepted }) => accepted) &&
    (await told(output, () =>
      registerPrescription(tlsLink(setting.identity), ledgerEntryOf(prescription), output.language),
    ))
  return report({ ...idsOf(prescription), registered }, sent, going, output)
}

export interface BothSent extends Sent {
  /** The patient's own message. */
  readonly patient: Sent | null
}

/** The pharmacy's first: only what has gone there is worth a copy. */
export async function send(
  packed: PackedPrescription,
  setting: Setting & { readonly making: Making },
  { to, noCopy, shielded, patientCopy }: Pick<Going, 'to' | 'noCopy' | 'shielded' | 'patientCopy'>,
  news: PrescriptionNews,
): Promise<BothSent> {
  const { identity, output, making } = setting
  const keepsCopy = !noCopy
  const letter = pharmacyLetter(packed, making.prescriber, news, output.language)
  const sending = { to, keepsCopy, protection: shielded?.protection ?? {} }
  const sent = await sendLetter(identity, letter, sending, output)
  const isSent = sent.outcomes.some(({ accepted }) => accepted)
  const copy =
    patientCopy && isSent
      ? await sendToPatient(packed, setting, patientCopy, { news, keepsCopy })
      : null
  return { ...sent, patient: copy }
}

/** The message is on its way whatever the ledger answers: a gateway without one is said, not a failure. */
export async function told(output: Output, tell: () => Promise<unknown>): Promise<boolean> {
  try {
    await tell()
    return true
  } catch (error) {
    if (!isFault(error)) throw error
    const reason = error instanceof SaidFault ? error.in(output.language) : error.message
    output.note(output.say('prescribe.not-registered', { reason }))
    return false
  }
}

export function report(
  about: Readonly<Record<string, unknown>>,
  { patient, outcomes, ...sent }: BothSent,
  { json, shielded }: Pick<Going, 'json' | 'shielded'>,
  output: Output,
): ExitCode {
  const all = [...outcomes, ...(patient?.outcomes ?? [])]
  const refused = all.filter(({ accepted }) => !accepted)
  const { signed = null, encrypted = null } = shielded ?? {}
  if (json) {
    const { outcomes: recipients, ...copy } = patient ?? { outcomes: [] }
    const patientTold = patient && { ...copy, recipients }
    const going = { ...sent, signed, encrypted, recipients: outcomes }
    output.json({ ...about, ...going, patient: patientTold })
  } else if (outcomes.some(({ accepted }) => accepted)) {
    output.line(output.say('prescribe.sent', { id: sent.messageId }))
    if (sent.sentUid !== null) output.line(output.say('prescribe.kept', { uid: sent.sentUid }))
    if (patient?.outcomes.some(({ accepted }) => accepted))
      output.line(output.say('prescribe.patient-sent'))
  }
  for (const { address, reason = '' } of refused)
    output.note(`${address}: ${output.say('send.refused', { reason })}`)
  return refused.length > 0 ? 1 : 0
}

/** As `--patient FILE` takes it. */
function patientJson({ ins, ...patient }: Printed['patient']): Uint8Array {
  const day = patient.birthDate
  const birthDate = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`
  const number = ins ? { ins: ins.matricule, insSystem: ins.system } : {}
  return Buffer.from(`${JSON.stringify({ ...patient, birthDate, ...number }, null, 2)}\n`)
}
