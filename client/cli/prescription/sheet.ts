/** A prescription on the screen, for a counter: verdict first, then who, then line by line with what is left to dispense. */

import type { LedgerDispensing, LedgerState } from '../../gateway/index.js'
import {
  formatMatricule,
  isInsSystem,
  type CdaPerson,
  type Doubt,
  type ReadMedicineLine,
  type ReadPrescription,
} from '../../health/index.js'
import { printPatientName, printTime } from '../commands/health-file.js'
import { printVerdict } from '../commands/print-verdict.js'
import type { Output } from '../output.js'
import { linesOf, statesOf } from './plan.js'
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

/** `22/11/2026 10:00, Pharmacie des Lilas : ligne 1, complète`. */
export function dispensingText({ name, at, undoneAt, lines }: LedgerDispensing, output: Output) {
  const told = lines.map(({ line, kind, boxes }) =>
    output.say(`counter.line.${kind}`, { line, boxes: boxes ?? '' }),
  )
  const undone = undoneAt === null ? '' : ` (${output.say('counter.undone')})`
  return `${output.date(at)}, ${name} : ${told.join(', ')}${undone}`
}

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

function personText(person: CdaPerson | null): string {
  if (!person) return ''
  const { name, code, organisation, ids } = person
  const called = [name?.prefix, name?.given[0], name?.family].filter(Boolean).join(' ')
  const number = ids.find(({ root }) => root === '1.2.250.1.71.4.2.1')?.extension ?? ''
  // The national identifier is the RPPS behind an 8.
  const said = /^8\d{11}$/.test(number) ? `RPPS ${number.slice(1)}` : number
  const parts = [called, code?.display ?? '', said, organisation?.name ?? '']
  return parts.filter(Boolean).join(', ')
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
  const left = stateText(prescription, number, state, output)
  for (const row of [...rows, left].filter(Boolean)) output.text(`   ${row}`)
}

function medicineRows(line: ReadMedicineLine, output: Output): string[] {
  const { medicine, virtual } = line
  const codes = [
    medicine.cis ? `CIS ${medicine.cis}` : '',
    medicine.cip13 ? `CIP ${medicine.cip13.code}` : '',
    virtual ? `MV ${virtual.code}` : '',
  ]
  const marks = (
    ['longTermIllness', 'workAccident', 'prevention', 'notReimbursed', 'offLabel'] as const
  )
    .filter((name) => line[name])
    .map((name) => output.say(`counter.answer.${name}`))
  return [
    codes.filter(Boolean).join(', '),
    line.posology,
    [
      line.route?.display ?? '',
      line.days === null || saysDays(line) ? '' : output.say('counter.days', { days: line.days }),
    ]
      .filter(Boolean)
      .join(', '),
    line.boxes === null
      ? ''
      : output.say(line.boxes === 1 ? 'counter.box' : 'counter.boxes', { boxes: line.boxes }),
    line.quantity ? `${line.quantity.value} ${line.quantity.unit}` : '',
    line.noSubstitution === null
      ? ''
      : output.say('counter.no-substitution', { why: line.noSubstitution }),
    marks.join(', '),
    line.precondition,
    line.patientInstruction,
    line.dispenserInstruction,
  ]
}

/** Not twice on the screen. */
const saysDays = ({ posology, days }: ReadMedicineLine): boolean =>
  new RegExp(`(^|\\D)${days} jours?\\b`).test(posology)

/** `Reste à dispenser : 2 fois sur 3`. */
function stateText(
  prescription: ReadPrescription,
  number: number,
  state: LedgerState | null,
  output: Output,
): string {
  if (!state) return ''
  const found = statesOf(prescription, state).find(({ line }) => line === number)
  if (!found) return ''
  const { times, done, begun, boxesGiven, boxes } = found
  if (done >= times) return output.say('counter.left.none')
  const left =
    times === 1
      ? output.say('counter.left.once')
      : output.say('counter.left', { left: times - done, times })
  if (!begun) return left
  return `${left}, ${output.say('counter.begun', { given: boxesGiven, boxes: boxes ?? '?' })}`
}

function printDoubts(doubts: readonly Doubt[], output: Output): void {
  output.line()
  output.line(output.say('counter.doubts'))
  for (const doubt of doubts) output.text(`  ${doubtText(doubt, output)}`)
}

function doubtText(doubt: Doubt, output: Output): string {
  switch (doubt.kind) {
    case 'missing':
      return output.say(`counter.missing.${doubt.what}`)
    case 'narrative-only':
      return output.say('counter.doubt.narrative-only', { shown: doubt.shown.replace(/\s+/g, ' ') })
    case 'not-shown':
      return output.say('counter.doubt.not-shown', { line: doubt.line })
    case 'boxes':
    case 'days':
    case 'name':
    case 'renewals':
      return output.say(`counter.doubt.${doubt.kind}`, {
        ...{ line: doubt.line, shown: doubt.shown, coded: doubt.coded },
      })
  }
}
