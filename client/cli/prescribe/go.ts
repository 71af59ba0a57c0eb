/** A prescription on its way or into a folder, told to the ledger, and what became of it told to the prescriber. */

import { isFault, SaidFault, systemRandom } from '../../../server/base/index.js'
import { registerPrescription } from '../../gateway/index.js'
import { ledgerEntryOf, type PackedPrescription, type Printed } from '../../health/index.js'
import { writeFresh, type Identity } from '../../mail/index.js'
import type { ExitCode } from '../command.js'
import type { Output } from '../output.js'
import { sendPacked, writeInto, type Sent } from './deliver.js'
import { makePrescription, type Making } from './made.js'

export interface Setting {
  readonly identity: Identity
  readonly signer: Making['signer']
  readonly at: number
  readonly output: Output
}

export const idsOf = ({ number, id, setId, version, replaces }: Printed) => ({
  number,
  documentId: id,
  setId,
  version,
  replaces,
})

export interface Going {
  readonly to: readonly string[]
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
  const packed = await makePrescription(prescription, setting.making)
  if (going.savePatient !== undefined)
    await writeFresh(going.savePatient, patientJson(prescription.patient))
  if (going.out !== undefined) {
    const files = await writeInto(going.out, packed)
    if (going.json) output.json({ ...idsOf(prescription), subject: packed.subject, files })
    else output.line(output.say('prescribe.written', { files: files.join(', ') }))
    return 0
  }
  const sent = await send(packed, setting, going, 'prescribe.body')
  const registered =
    sent.outcomes.some(({ accepted }) => accepted) &&
    (await told(output, () =>
      registerPrescription(setting.identity, ledgerEntryOf(prescription), output.language),
    ))
  return report({ ...idsOf(prescription), registered }, sent, going.json, output)
}

export function send(
  packed: PackedPrescription,
  { identity, output, signer, at, making }: Setting & { readonly making: Making },
  { to, noCopy }: Pick<Going, 'to' | 'noCopy'>,
  body: 'prescribe.body' | 'prescribe.cancel-body',
): Promise<Sent> {
  const name = `${making.prescriber.given} ${making.prescriber.family}`
  const text = output.say(body, { name }).replaceAll('|', '\n')
  const sending = { to, text, signer, at, keepsCopy: !noCopy, random: systemRandom }
  return sendPacked(identity, packed, sending, output)
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
  { outcomes, messageId, copied }: Sent,
  json: boolean,
  output: Output,
): ExitCode {
  const refused = outcomes.filter(({ accepted }) => !accepted)
  if (json) output.json({ ...about, messageId, copied, recipients: outcomes })
  else if (refused.length < outcomes.length)
    output.line(output.say('prescribe.sent', { id: messageId }))
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
