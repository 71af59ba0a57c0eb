/** A prescription, its state and its dispensings in words, the same ones on the console, in notices and in the web client. */

import type { PhraseKey, Values } from '../../../server/base/index.js'
import type { LedgerDispensing, LedgerState } from '../../gateway/index.js'
import type { CdaPerson, Doubt, ReadMedicineLine, ReadPrescription } from '../../health/index.js'
import { statesOf, type PlannedLine } from './plan.js'

/** How words are said: in the reader's language, dates in his manner. */
export interface Speaker {
  say(key: PhraseKey, values?: Values): string
  /** A moment, from milliseconds since the epoch. */
  date(at: number): string
}

/** One line as people read it, in the notice and on the screen. */
export function lineText(line: PlannedLine, speaker: Pick<Speaker, 'say'>): string {
  const what = line.substituted
    ? speaker.say('counter.replaced', { given: line.given.name, prescribed: line.prescribed })
    : line.given.name
  const outcome = speaker.say(`counter.outcome.${line.outcome}`, { boxes: line.boxes })
  return `${what} : ${outcome}${line.note === '' ? '' : ` (${line.note})`}`
}

/** `22/11/2026 10:00, Pharmacie des Lilas : ligne 1, complète`. */
export function dispensingText(
  { name, at, undoneAt, lines }: LedgerDispensing,
  speaker: Speaker,
): string {
  const told = lines.map(({ line, kind, boxes }) =>
    speaker.say(`counter.line.${kind}`, { line, boxes: boxes ?? '' }),
  )
  const undone = undoneAt === null ? '' : ` (${speaker.say('counter.undone')})`
  return `${speaker.date(at)}, ${name} : ${told.join(', ')}${undone}`
}

/** `Reste à dispenser : 2 fois sur 3`; empty for a line that nobody knows. */
export function leftText(
  prescription: ReadPrescription,
  number: number,
  state: LedgerState,
  speaker: Pick<Speaker, 'say'>,
): string {
  const found = statesOf(prescription, state).find(({ line }) => line === number)
  if (!found) return ''
  const { times, done, begun, boxesGiven, boxes } = found
  if (done >= times) return speaker.say('counter.left.none')
  const left =
    times === 1
      ? speaker.say('counter.left.once')
      : speaker.say('counter.left', { left: times - done, times })
  if (!begun) return left
  return `${left}, ${speaker.say('counter.begun', { given: boxesGiven, boxes: boxes ?? '?' })}`
}

/** Name, profession, number and place of a person of a document. */
export function personText(person: CdaPerson | null): string {
  if (!person) return ''
  const { name, code, organisation, ids } = person
  const called = [name?.prefix, name?.given[0], name?.family].filter(Boolean).join(' ')
  const number = ids.find(({ root }) => root === '1.2.250.1.71.4.2.1')?.extension ?? ''
  // The national identifier is the RPPS behind an 8.
  const said = /^8\d{11}$/.test(number) ? `RPPS ${number.slice(1)}` : number
  const parts = [called, code?.display ?? '', said, organisation?.name ?? '']
  return parts.filter(Boolean).join(', ')
}

/** What is written of a medicine below its name, each on a line of its own, empty ones among them. */
export function medicineRows(line: ReadMedicineLine, speaker: Pick<Speaker, 'say'>): string[] {
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
    .map((name) => speaker.say(`counter.answer.${name}`))
  const days =
    line.days === null || saysDays(line) ? '' : speaker.say('counter.days', { days: line.days })
  return [
    codes.filter(Boolean).join(', '),
    line.posology,
    [line.route?.display ?? '', days].filter(Boolean).join(', '),
    quantityText(line, speaker),
    line.quantity ? `${line.quantity.value} ${line.quantity.unit}` : '',
    line.noSubstitution === null
      ? ''
      : speaker.say('counter.no-substitution', { why: line.noSubstitution }),
    marks.join(', '),
    ...[line.precondition, line.patientInstruction, line.dispenserInstruction],
  ]
}

const quantityText = ({ boxes }: ReadMedicineLine, speaker: Pick<Speaker, 'say'>): string =>
  boxes === null ? '' : speaker.say(boxes === 1 ? 'counter.box' : 'counter.boxes', { boxes })

/** Not twice on the screen. */
const saysDays = ({ posology, days }: ReadMedicineLine): boolean =>
  new RegExp(`(^|\\D)${days} jours?\\b`).test(posology)

/** What entries and narrative do not agree on, as a sentence. */
export function doubtText(doubt: Doubt, speaker: Pick<Speaker, 'say'>): string {
  switch (doubt.kind) {
    case 'missing':
      return speaker.say(`counter.missing.${doubt.what}`)
    case 'narrative-only':
      return speaker.say('counter.doubt.narrative-only', {
        shown: doubt.shown.replace(/\s+/g, ' '),
      })
    case 'not-shown':
      return speaker.say('counter.doubt.not-shown', { line: doubt.line })
    case 'boxes':
    case 'days':
    case 'name':
    case 'renewals':
      return speaker.say(`counter.doubt.${doubt.kind}`, {
        ...{ line: doubt.line, shown: doubt.shown, coded: doubt.coded },
      })
  }
}
