/** A line as a prescriber types it: the medicine, its posology as a sentence, and clauses; what is not sure is asked back. */

import { fold, SaidFault } from '../../../server/base/index.js'
import { isCip13, type KnownMedicine, type MedicineIndex } from '../medicines/index.js'
import type { Medicine, MedicineLine } from '../prescription/index.js'
import { routeOf, takeClause, type Mutable } from './clauses.js'
import { daysOf, doseOf } from './dose.js'

export interface ReadingLine {
  /** Null where no medicines were imported: every medicine then stays the name that was typed. */
  readonly medicines: MedicineIndex | null
  /** Beginning of the treatment, milliseconds since the epoch. */
  readonly at: number
}

const lineCharacters = 2000
const shownCandidates = 8

/**
 * Reads `Paracétamol 500 mg, 1 comprimé 3 fois par jour pendant 5 jours, 2 boîtes, ALD`. The medicine is a name, a CIS or
 * a CIP13; `DCI` before a name keeps it as typed. The sentence is kept as typed; dose and duration are told apart only
 * where they are certain. Fault syntax when a part is missing, conflict with the candidates when a name fits several.
 */
export function parseMedicineLine(text: string, { medicines, at }: ReadingLine): MedicineLine {
  const parts = partsOf(text)
  const [typed = '', ...rest] = parts
  // The form is part of a name as the public database writes it: `X 500 mg, comprimé`.
  const name = [typed]
  while (rest[0] !== undefined && isForm(rest[0])) name.push(rest.shift() ?? '')
  const { medicine, known } = medicineOf(name.join(', '), medicines)
  const line = { ...emptyLine, medicine } as Mutable
  const sentence = rest.filter((part) => !takeClause(line, part)).join(', ')
  if (sentence === '') throw new SaidFault('syntax', 'prescribe.line.no-posology', { line: text })
  line.posology = sentence
  line.days = daysOf(sentence, at)
  line.dose = doseOf(sentence)
  const [only, ...others] = known?.routes ?? []
  if (line.route === null && only !== undefined && others.length === 0) line.route = routeOf(only)
  return line
}

export const emptyLine: MedicineLine = {
  medicine: { name: '', cis: null, cip13: null },
  posology: '',
  dose: null,
  route: null,
  days: null,
  renewals: 0,
  boxes: null,
  noSubstitution: null,
  longTermIllness: false,
  workAccident: false,
  prevention: false,
  notReimbursed: false,
  offLabel: false,
  patientInstruction: '',
  dispenserInstruction: '',
}

/** By commas and semicolons; not by those inside a number or inside brackets. */
function partsOf(text: string): string[] {
  if (text.length > lineCharacters) throw new SaidFault('too-large', 'prescribe.line.long')
  return text
    .split(/(?:;|,(?!\d))(?![^(]*\))/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
}

const forms =
  /^(comprimé|gélule|capsule|poudre|solution|suspension|sirop|granulés|pommade|crème|gel|collyre|suppositoire|ovule|patch|dispositif|émulsion|lyophilisat|pastille|mousse|spray|implant)/i

const isForm = (part: string): boolean =>
  forms.test(part) && !/\d|par jour|matin|midi|soir|si besoin|fois/i.test(part)

interface FoundMedicine {
  readonly medicine: Medicine
  readonly known: KnownMedicine | undefined
}

function medicineOf(typed: string, medicines: MedicineIndex | null): FoundMedicine {
  const plain = { medicine: { name: typed, cis: null, cip13: null }, known: undefined }
  const common = /^DCI\s*:?\s+(.+)$/i.exec(typed)
  if (common?.[1] !== undefined)
    return { ...plain, medicine: { ...plain.medicine, name: common[1] } }
  if (typed === '') throw new SaidFault('syntax', 'prescribe.line.empty')
  const code = typed.replace(/^(CIS|CIP(?:13)?)\s*:?\s*/i, '').replace(/\s/g, '')
  const isCode = /^\d{8}$|^\d{13}$/.test(code)
  if (medicines === null) {
    if (isCode) throw new SaidFault('not-found', 'prescribe.line.no-medicines', { code })
    return plain
  }
  const found = medicines.search(isCode ? code : typed, shownCandidates + 1)
  const known = isCode ? found[0] : theOne(typed, found)
  if (known) return { medicine: named(known, code), known }
  if (isCode) throw new SaidFault('not-found', 'prescribe.line.unknown-code', { code })
  if (found.length === 0) return plain
  throw new SaidFault('conflict', 'prescribe.line.ambiguous', {
    name: typed,
    candidates: candidatesOf(found),
  })
}

/** The only one, or the one that is called just so. */
function theOne(typed: string, found: readonly KnownMedicine[]): KnownMedicine | undefined {
  const exact = found.filter(({ name }) => fold(name) === fold(typed))
  if (exact.length === 1) return exact[0]
  return found.length === 1 ? found[0] : undefined
}

const candidatesOf = (found: readonly KnownMedicine[]): string =>
  found
    .slice(0, shownCandidates)
    .map(({ cis, name }) => `${cis} ${name}`)
    .join(' ; ') + (found.length > shownCandidates ? ' ; …' : '')

function named({ name, cis, presentations }: KnownMedicine, code: string): Medicine {
  const one = isCip13(code) ? presentations.find(({ cip13 }) => cip13 === code) : undefined
  return { name, cis, cip13: one ? { code, display: `${name}, ${one.label}` } : null }
}
