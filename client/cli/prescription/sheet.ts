/** A prescription on the screen, for a counter: verdict first, then who, then line by line with what is left to dispense. */

import {
  dispensingText,
  doubtText,
  leftText,
  linesOf,
  medicineRows,
  personText,
} from '../../acts/index.js'
import type { LedgerState } from '../../gateway/index.js'
import {
  formatMatricule,
  isInsSystem,
  type Doubt,
  type ReadPrescription,
} from '../../health/index.js'
import { printPatientName, printTime } from '../commands/health-file.js'
import { printVerdict } from '../commands/print-verdict.js'
import type { Output } from '../output.js'
import type { Received } from './received.js'

export interface Sheet {
  readonly received: Received
  /** Null when no ledger was asked. */
  readonly state: LedgerState | null
  readonly now: number
}

export function printSheet({ received, state, now }: Sheet, output: Output): void {
  const { prescription, assessed } = received
  printVerdict(assessed.assurance, output)
  if (state) printStanding(state, output)
  if (prescription.until !== null && prescription.until < now)
    output.line(output.say('counter.expired', { at: output.date(prescription.until) }))
  output.line()
  printHead(prescription, output)
  for (const one of linesOf(prescription)) printLine(prescription, one.line, state, output)
  if (prescription.comment !== '') {
    output.line()
    output.field(output.say('counter.comment'), prescription.comment)
  }
  if (prescription.doubts.length > 0) printDoubts(prescription.doubts, output)
}

function printStanding(state: LedgerState, output: Output): void {
  output.line(output.say(`counter.standing.${state.standing}`, endedOf(state, output)))
  for (const one of state.dispensings) output.text(`  ${dispensingText(one, output)}`)
  for (const one of state.elsewhere)
    output.text(`  ${output.say('counter.elsewhere')} ${dispensingText(one, output)}`)
  if (!state.toldByAuthor) output.text(output.say('counter.other-operators'))
}

const endedOf = ({ ended }: LedgerState, output: Output): Record<string, string> => ({
  by: ended?.by ?? '',
  at: ended ? output.date(ended.at) : '',
})

function printHead(prescription: ReadPrescription, output: Output): void {
  const { patient, prescriber, replaced, dispenser, at, until, number } = prescription
  if (patient) {
    const ins = patient.ids.find(({ root }) => isInsSystem(root))
    const parts = [
      printPatientName(patient),
      patient.gender?.code ?? '',
      output.say('health.born', { date: printTime(patient.birthTime) }),
      ins ? `INS ${formatMatricule(ins.extension)}` : output.say('counter.no-ins'),
    ]
    output.field(output.say('counter.patient'), parts.filter(Boolean).join(', '))
  }
  output.field(output.say('counter.prescriber'), personText(prescriber))
  if (replaced) output.field(output.say('counter.locum'), personText(replaced))
  if (dispenser) output.field(output.say('counter.dispenser'), personText(dispenser))
  const dates = [at === null ? '' : output.date(at)]
  if (until !== null) dates.push(output.say('counter.until', { at: output.date(until) }))
  output.field(output.say('counter.date'), dates.filter(Boolean).join(', '))
  output.field(output.say('counter.number'), number)
  const marks = prescription.marks.map((mark) => output.say(`counter.mark.${mark}`))
  if (marks.length > 0) output.field(output.say('counter.marks'), marks.join(', '))
}

function printLine(
  prescription: ReadPrescription,
  number: number,
  state: LedgerState | null,
  output: Output,
): void {
  output.line()
  const medicine = prescription.medicines.find(({ line }) => line === number)
  const device = prescription.devices.find(({ line }) => line === number)
  const name = medicine?.medicine.name ?? device?.name ?? ''
  output.line(`${number}. ${name}`)
  const rows = medicine ? medicineRows(medicine, output) : []
  const left = state ? leftText(prescription, number, state, output) : ''
  for (const row of [...rows, left].filter(Boolean)) output.text(`   ${row}`)
}

function printDoubts(doubts: readonly Doubt[], output: Output): void {
  output.line()
  output.line(output.say('counter.doubts'))
  for (const doubt of doubts) output.text(`  ${doubtText(doubt, output)}`)
}
