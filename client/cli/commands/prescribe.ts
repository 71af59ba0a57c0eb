/** `pli prescribe`: composes a prescription, signs it, and sends it to a pharmacy, or writes it into a folder. */

import { isFault } from '../../../server/base/index.js'
import {
  expectOwn,
  expectSamePatient,
  prescriptionOf,
  type Former,
  type Making,
} from '../../acts/index.js'
import {
  prescriptionMarks,
  type MedicineIndex,
  type PrescriptionOrder,
  type Printed,
} from '../../health/index.js'
import { openIdentity, openSigning } from '../../mail/index.js'
import { asOption, command, jsonOption, type ExitCode } from '../command.js'
import { isTerminal, yesOption } from '../confirm.js'
import { passphraseOption } from '../end-to-end/passphrase.js'
import { stampingFor, tsaOption } from '../end-to-end/stamping.js'
import type { Output } from '../output.js'
import { gather } from '../prescribe/draft.js'
import { cancel } from '../prescribe/cancel.js'
import { readFormer } from '../prescribe/former.js'
import { completed, Questions } from '../prescribe/guided.js'
import { deliver, idsOf } from '../prescribe/go.js'
import { makingWith, type Setting } from '../prescribe/made.js'
import { placeFile, prescriberOf } from '../prescribe/prescriber.js'
import { showRecap } from '../prescribe/recap.js'
import { expectConsistent, whitherOf, type Whither } from '../prescribe/whither.js'
import { reminding } from '../renewal.js'
import { UsageFault } from '../usage-fault.js'
import { openMedicines } from './medicine-store.js'

const marks = Object.keys(prescriptionMarks)

const options = {
  as: asOption,
  patient: { summary: 'prescribe.patient', value: 'P', many: true },
  line: { summary: 'prescribe.line', value: 'L', many: true },
  device: { summary: 'prescribe.device', value: 'D', many: true },
  to: { summary: 'send.to', value: 'A', many: true },
  medicines: { summary: 'medicine.file', value: 'FILE' },
  place: { summary: 'prescribe.place', value: 'FILE', reads: true },
  fromJson: { summary: 'prescribe.fromJson', value: 'FILE', reads: true },
  replaced: { summary: 'prescribe.locum', value: 'FILE', reads: true },
  dispenser: { summary: 'prescribe.dispenser', value: 'FILE', reads: true },
  mark: { summary: 'prescribe.mark', value: 'M', many: true, choices: marks },
  comment: { summary: 'prescribe.comment', value: 'T' },
  until: { summary: 'prescribe.until', value: 'DATE' },
  replaces: { summary: 'prescribe.replaces', value: 'UID|FILE' },
  cancel: { summary: 'prescribe.cancel', value: 'UID|FILE' },
  copyToPatient: { summary: 'prescribe.copyToPatient' },
  close: { summary: 'prescribe.close' },
  savePatient: { summary: 'prescribe.savePatient', value: 'FILE' },
  out: { summary: 'prescribe.out', value: 'DIR' },
  encrypt: { summary: 'send.encrypt' },
  noEncrypt: { summary: 'send.noEncrypt' },
  tsa: tsaOption,
  passphraseFile: passphraseOption,
  unsigned: { summary: 'prescribe.unsigned' },
  noCopy: { summary: 'send.noCopy' },
  dryRun: { summary: 'prescribe.dryRun' },
  yes: yesOption,
  json: jsonOption,
} as const

export const prescribe = reminding(
  command({
    name: 'prescribe',
    summary: 'cmd.prescribe',
    role: 'anybody',
    options,
    async run({ options: chosen, output, input, clock }) {
      expectConsistent(chosen)
      const identity = await openIdentity(chosen.as)
      const at = clock.now()
      const signer = chosen.unsigned ? null : await openSigning(identity)
      const setting = {
        identity,
        signer,
        at,
        output,
        stamping: stampingFor(identity, chosen.tsa, output),
      }
      const desk = { input, output, passphraseFile: chosen.passphraseFile, now: at }
      const place = await placeFile(chosen.place, chosen.as)
      if (chosen.cancel !== undefined) {
        if (chosen.replaces !== undefined) throw new UsageFault('prescribe.one-former')
        const former = await readFormer(chosen.cancel, identity, desk)
        const making = await makingOf(setting, place)
        return cancel(former, { ...setting, making }, { ...chosen, desk })
      }
      const medicines = await medicinesOf(chosen.medicines, output)
      const reading = { medicines, at }
      const stays = chosen.out !== undefined || chosen.dryRun
      // Before anything reads lines from the terminal: a passphrase may be asked for.
      const former =
        chosen.replaces === undefined ? null : await readFormer(chosen.replaces, identity, desk)
      const asking = isTerminal(input) ? new Questions(input, output) : null
      try {
        const known = await gather(chosen, reading)
        const order = asking ? await completed(known, asking, { reading, wantsTo: !stays }) : known
        if (!order) return leftOff(output)
        expectWhole(order, stays)
        const making = await makingOf(setting, order.place ?? place)
        const prescription = prescriptionFor(order, former, making)
        const leaving = {
          to: order.to,
          patient: prescription.patient,
          stays: chosen.out !== undefined,
        }
        const whither = await whitherOf(setting, leaving, chosen, desk)
        if (!chosen.json) showRecap(prescription, whither, signer !== null, output)
        if (chosen.dryRun) return dry(prescription, whither, chosen.json, output)
        if (asking && !chosen.yes && !(await agreed(asking, output))) return leftOff(output)
        return await deliver(prescription, { ...setting, making }, { ...chosen, ...whither })
      } finally {
        asking?.close()
      }
    },
  }),
)

async function makingOf(setting: Setting, place: PrescriptionOrder['place']): Promise<Making> {
  return makingWith(await prescriberOf(setting.identity, place), setting)
}

function leftOff(output: Output): ExitCode {
  output.note(output.say('prescribe.left-off'))
  return 1
}

async function agreed(asking: Questions, output: Output): Promise<boolean> {
  const answer = await asking.ask('prescribe.ask.send')
  if (answer !== null && /^(o|oui|y|yes)$/i.test(answer)) return true
  output.note(output.say('cli.notConfirmed'))
  return false
}

/** Nothing imported yet is no hindrance: medicines are then the names that were typed. */
async function medicinesOf(
  path: string | undefined,
  output: Output,
): Promise<MedicineIndex | null> {
  if (path === undefined) return null
  try {
    return await openMedicines(path)
  } catch (error) {
    if (!isFault(error, 'not-found')) throw error
    output.note(output.say('prescribe.no-medicines', { path }))
    return null
  }
}

/** UsageFault naming the first option that is missing. */
function expectWhole({ patient, medicines, devices, to }: PrescriptionOrder, stays: boolean): void {
  const missing = !patient
    ? '--patient'
    : medicines.length + devices.length === 0
      ? '--line'
      : to.length === 0 && !stays
        ? '--to'
        : null
  if (missing !== null) throw new UsageFault('cli.missingOption', { name: missing })
}

function prescriptionFor(
  order: PrescriptionOrder,
  former: Former | null,
  { prescriber, at, random }: Making,
): Printed {
  if (former) {
    expectOwn(former, prescriber.rpps)
    if (order.patient) expectSamePatient(former, order.patient)
  }
  return prescriptionOf(order, { prescriber, former, at, random })
}

function dry(
  prescription: Printed,
  { to, shielded }: Whither,
  json: boolean,
  output: Output,
): ExitCode {
  const encrypted = shielded?.encrypted ?? null
  if (json) output.json({ dryRun: true, ...idsOf(prescription), to, encrypted })
  else output.note(output.say('prescribe.dry'))
  return 0
}
