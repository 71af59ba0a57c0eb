/** Is a line of an extraction fit to be kept: its type, address and identifiers, strictly or forgiving check digits. */

import { identifierFault, type IdentifierKind } from '../../identifiers.js'
import { isPlainAddress } from '../addresses.js'
import type { Format, Meaning } from './formats.js'

export const refusals = [
  'columns',
  'too-long',
  'encoding',
  'type',
  'address',
  'person',
  'structure',
  'check-digit',
  'contradiction',
] as const
/** Why a line is refused. */
export type Refusal = (typeof refusals)[number]

export interface LineVerdict {
  readonly refusal?: Refusal
  /** What is wrong, as the file has it. */
  readonly fact?: string
  /** A wrong check digit was let through. */
  readonly forgiven: boolean
}

const good: LineVerdict = { forgiven: false }
const forgiven: LineVerdict = { forgiven: true }
const mailboxTypes = new Set(['PER', 'ORG', 'APP', 'CAB'])

/** Kinds of TRE_G08 (persons) and TRE_G07 (structures) whose numbers can be checked, as code or as label. */
const personKinds: Readonly<Record<string, IdentifierKind>> = {
  ...{ '8': 'rpps', RPPS: 'rpps', '0': 'adeli', ADELI: 'adeli' },
}
const structureKinds: Readonly<Record<string, IdentifierKind>> = {
  ...{ '1': 'finess', FINESS: 'finess', '2': 'siren', SIREN: 'siren' },
  ...{ '3': 'siret', SIRET: 'siret', '0': 'adeli' },
}

const personKindOf = (text: string): IdentifierKind | undefined => personKinds[text.toUpperCase()]

export const structureKindOf = (text: string): IdentifierKind | undefined =>
  structureKinds[text.toUpperCase()]

export { personKindOf }

/** The number without the type digit of the national form (`1750803447` → `750803447`). */
export function bareNumber(kind: IdentifierKind | undefined, code: string, text: string): string {
  if (kind === undefined || !text.startsWith(code) || identifierFault(kind, text) !== 'shape')
    return text
  return text.slice(code.length)
}

type Valued = (meaning: Meaning) => string

/** Judges the columns of one line, in the order of its format. */
export function checkLine(
  format: Format,
  values: readonly string[],
  lenient: boolean,
): LineVerdict {
  const value: Valued = (meaning) => {
    const at = format.at[meaning]
    return at === undefined ? '' : (values[at] ?? '')
  }
  const wrong = format.name === 'mss' ? checkMailbox(value) : checkActivity(value)
  if (!wrong) return good
  return wrong.refusal === 'check-digit' && lenient ? forgiven : wrong
}

const refuse = (refusal: Refusal, fact: string): LineVerdict => ({
  ...{ refusal, fact: fact.slice(0, 80), forgiven: false },
})

function checkNumber(
  kind: IdentifierKind | undefined,
  text: string,
  refusal: Refusal,
): LineVerdict | undefined {
  if (kind === undefined || text === '') return undefined
  const fault = identifierFault(kind, text)
  if (!fault) return undefined
  const fact = `${kind.toUpperCase()} ${text}`
  return refuse(fault === 'shape' ? refusal : 'check-digit', fact)
}

/** First what no leniency forgives. */
function worst(faults: readonly (LineVerdict | undefined)[]): LineVerdict | undefined {
  let found: LineVerdict | undefined
  for (const fault of faults)
    if (fault && (!found || fault.refusal !== 'check-digit')) {
      found = fault
      if (fault.refusal !== 'check-digit') break
    }
  return found
}

function checkMailbox(value: Valued): LineVerdict | undefined {
  const type = value('type')
  if (!mailboxTypes.has(type)) return refuse('type', type)
  const address = value('address')
  if (!isPlainAddress(address.toLowerCase())) return refuse('address', address)
  const person = value('personNumber')
  if (person === '' && (type === 'PER' || type === 'CAB')) return refuse('person', type)
  const structure = value('structureNumber')
  if (structure === '' && (type === 'ORG' || type === 'APP')) return refuse('structure', type)
  const code = value('structureKind')
  const kind = structureKindOf(code)
  return worst([
    checkNumber(personKindOf(value('personKind')), person, 'person'),
    checkNumber(kind, bareNumber(kind, code, structure), 'structure'),
  ])
}

function checkActivity(value: Valued): LineVerdict | undefined {
  const number = value('personNumber')
  if (number === '') return refuse('person', '')
  if (!value('personId').endsWith(number)) return refuse('person', value('personId'))
  return worst([
    checkNumber(personKindOf(value('personKind')), number, 'person'),
    checkNumber('siret', value('siret'), 'structure'),
    checkNumber('siren', value('siren'), 'structure'),
    checkNumber('finess', value('finess'), 'structure'),
    checkNumber('finess', value('finessLegal'), 'structure'),
  ])
}
