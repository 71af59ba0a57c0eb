/** A prescription withdrawn: sent once more, told to be deleted (`D`), and cancelled in the ledger. */

import { expectOwn, makeCancellation, type Former, type Making } from '../../acts/index.js'
import { cancelPrescription } from '../../gateway/index.js'
import { tlsLink } from '../../mail/index.js'
import { patientFromCda } from '../../health/index.js'
import type { ExitCode } from '../command.js'
import { confirmed } from '../confirm.js'
import type { Asking } from '../end-to-end/own-keys.js'
import { UsageFault } from '../usage-fault.js'
import { writeInto } from './deliver.js'
import { report, send, told, type Going } from './go.js'
import type { Setting } from './made.js'
import { whitherOf, type WhitherWishes } from './whither.js'

interface Cancelling extends Pick<Going, 'to' | 'out' | 'noCopy' | 'json'>, WhitherWishes {
  readonly yes: boolean
  readonly dryRun: boolean
  readonly desk: Asking
}

/** Faults of `expectOwn`; UsageFault where nobody can be asked and `--yes` is missing. */
export async function cancel(
  former: Former,
  setting: Setting & { readonly making: Making },
  chosen: Cancelling,
): Promise<ExitCode> {
  const { output, making, identity } = setting
  const { id, setId, version, read } = former
  expectOwn(former, making.prescriber.rpps)
  if (chosen.to.length === 0 && chosen.out === undefined && !chosen.dryRun)
    throw new UsageFault('cli.missingOption', { name: '--to' })
  const question = { input: chosen.desk.input, output, yes: chosen.yes || chosen.dryRun }
  const number = read.number
  if (!(await confirmed({ ...question, key: 'prescribe.confirm-cancel', values: { number } })))
    return 1
  if (chosen.dryRun) {
    output.note(output.say('prescribe.dry'))
    return 0
  }
  const packed = await makeCancellation(former.cda, read.pdf ?? new Uint8Array(), making)
  const about = { cancelled: true, number, documentId: id, setId, version }
  if (chosen.out !== undefined) {
    const files = await writeInto(chosen.out, packed)
    if (chosen.json) output.json({ ...about, subject: packed.subject, files })
    else output.line(output.say('prescribe.written', { files: files.join(', ') }))
    return 0
  }
  const patient = former.patient && patientFromCda(former.patient)
  const whither = await whitherOf(
    setting,
    { to: chosen.to, patient, stays: false },
    chosen,
    chosen.desk,
  )
  const going = { ...chosen, ...whither }
  const sent = await send(packed, setting, going, 'cancelled')
  const document = { id, setId, version, replaces: null }
  const registered = await told(output, () =>
    cancelPrescription(tlsLink(identity), document, null, output.language),
  )
  return report({ ...about, registered }, sent, going, output)
}
