/** One prescribed medicine read back (FR-Traitement-prescrit). */

import { codeOf, idsOf, valueOf, type Narrative } from '../cda/index.js'
import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml/index.js'
import type { Medicine, StructuredDose } from './model.js'
import {
  answersOf,
  codeIn,
  codesOf,
  countOf,
  labelled,
  periodOf,
  referenceOf,
  relatedOf,
  wordsOf,
} from './read-entry.js'
import type { Doubt, ReadMedicineLine } from './read-model.js'

const systems = {
  cis: '1.2.250.1.213.2.3.1',
  cip13: '1.2.250.1.213.2.3.2',
  virtual: '1.2.250.1.213.2.59',
} as const

const questionNames = [
  'longTermIllness',
  'workAccident',
  'prevention',
  'notReimbursed',
  'offLabel',
] as const

export interface LinePlace {
  readonly line: number
  readonly narrative: Narrative
  /** No other line stands in the same table. */
  readonly alone: boolean
}

export interface ReadLineOf<Line> {
  readonly line: Line
  readonly doubts: readonly Doubt[]
}

export function readMedicine(entry: XmlElement, place: LinePlace): ReadLineOf<ReadMedicineLine> {
  const { narrative, alone } = place
  const labels = narrative.labels(referenceOf(entry) ?? '', alone)
  const product = readProduct(childOf(entry, 'consumable', 'manufacturedProduct'), entry, narrative)
  const period = periodOf(typed(entry, 'IVL_TS'))
  const line: ReadMedicineLine = {
    line: place.line,
    entryId: idsOf(entry)[0]?.root ?? '',
    ...product,
    posology: posologyOf(entry, narrative, labels),
    dose: doseOf(entry),
    route: routeOf(entry, narrative, labels),
    days: period.days,
    from: period.from,
    renewals: countOf(childOf(entry, 'repeatNumber')) ?? 0,
    ...supplyOf(entry),
    noSubstitution: noSubstitutionOf(entry, narrative),
    ...answersOf(entry, questionNames),
    patientInstruction: instruction(entry, 'PINSTRUCT', narrative),
    dispenserInstruction: instruction(entry, 'FINSTRUCT', narrative),
    precondition: elementsOf(entry, 'precondition')
      .map((one) => wordsOf(childOf(one, 'criterion', 'text'), narrative))
      .filter(Boolean)
      .join(' ; '),
  }
  return { line, doubts: doubtsOf(line, entry, place, labels) }
}

function readProduct(
  product: XmlElement | undefined,
  entry: XmlElement,
  narrative: Narrative,
): { medicine: Medicine; virtual: ReadMedicineLine['virtual'] } {
  const material = childOf(product, 'manufacturedMaterial')
  const code = childOf(material, 'code')
  const codes = codesOf(code)
  const cip13 = codeIn(codes, systems.cip13)
  const virtual = codeIn(codes, systems.virtual)
  const names = [
    wordsOf(childOf(material, 'name'), narrative),
    wordsOf(childOf(code, 'originalText'), narrative),
    wordsOf(childOf(entry, 'text'), narrative),
    codes[0]?.display ?? '',
  ]
  return {
    medicine: {
      name: names.find((name) => name !== '') ?? '',
      cis: codeIn(codes, systems.cis)?.code ?? null,
      cip13: cip13 ? { code: cip13.code, display: cip13.display } : null,
    },
    virtual: virtual ? { code: virtual.code, display: virtual.display } : null,
  }
}

const typeOf = (element: XmlElement): string =>
  (element.attributes.get('{http://www.w3.org/2001/XMLSchema-instance}type') ?? '').replace(
    /^.*:/,
    '',
  )

const typed = (entry: XmlElement, type: string): XmlElement | undefined =>
  elementsOf(entry, 'effectiveTime').find((one) => typeOf(one) === type)

/** Every period of an administration, those inside a combined time included. */
const periodsIn = (entry: XmlElement): XmlElement[] =>
  elementsOf(entry, 'effectiveTime').flatMap((time) =>
    [time, ...elementsOf(time, 'comp')].flatMap((one) => elementsOf(one, 'period')),
  )

/** The sentence of the narrative, or else the words that dose and frequency point at, step by step. */
function posologyOf(
  entry: XmlElement,
  narrative: Narrative,
  labels: ReadonlyMap<string, string>,
): string {
  const sentence = labelled(labels, /posologie/)
  if (sentence !== '') return sentence
  const steps = [entry, ...relatedOf(entry, 'substanceAdministration')]
  return steps
    .map((step) => stepWords(step, narrative))
    .filter(Boolean)
    .join(' ; ')
}

function stepWords(step: XmlElement, narrative: Narrative): string {
  const bound = (holder: string, end: string): string =>
    wordsOf(childOf(step, holder, end, 'translation', 'originalText'), narrative)
  const range = (holder: string): string => {
    const [low, high] = [bound(holder, 'low'), bound(holder, 'high')]
    return [...new Set([low, high])].filter(Boolean).join(' à ')
  }
  const frequency = periodsIn(step).map((one) =>
    wordsOf(childOf(one, 'translation', 'originalText'), narrative),
  )
  return [range('doseQuantity'), ...frequency, range('rateQuantity')].filter(Boolean).join(', ')
}

/** A dose and an interval in hours; null for what is tapered or told in words alone. */
function doseOf(entry: XmlElement): StructuredDose | null {
  const dose = childOf(entry, 'doseQuantity')
  const period = typed(entry, 'PIVL_TS')
  const every = childOf(period, 'period')
  const unit = attributeOf(childOf(dose, 'low'), 'unit') ?? attributeOf(dose, 'unit') ?? ''
  const [low, high] = ['low', 'high'].map((end) => Number(valueOf(childOf(dose, end)) || NaN))
  const hours = hoursOf(every)
  if (low === undefined || high === undefined || hours === null) return null
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null
  return { low, high, unit, everyHours: hours }
}

function hoursOf(period: XmlElement | undefined): number | null {
  const value = Number(valueOf(period) || NaN)
  const factor = { h: 1, d: 24 }[attributeOf(period, 'unit') ?? '']
  return Number.isFinite(value) && factor !== undefined ? value * factor : null
}

/** By its code, or by the word of the narrative alone. */
function routeOf(
  entry: XmlElement,
  narrative: Narrative,
  labels: ReadonlyMap<string, string>,
): ReadMedicineLine['route'] {
  const element = childOf(entry, 'routeCode')
  const code = codeOf(element)
  const words = wordsOf(childOf(element, 'originalText'), narrative)
  const display = code?.display || words || labelled(labels, /voie d.administration/)
  if (display === '') return null
  return { code: code?.code ?? '', display }
}

/** EDQM packaging: box. */
const boxUnits = ['30009000', '', '1']

function supplyOf(entry: XmlElement): Pick<ReadMedicineLine, 'boxes' | 'quantity'> {
  const element = relatedOf(entry, 'supply')
    .map((one) => childOf(one, 'quantity'))
    .find((one) => valueOf(one) !== '')
  const value = Number(valueOf(element) || NaN)
  if (!Number.isFinite(value) || value <= 0) return { boxes: null, quantity: null }
  const unit = attributeOf(element, 'unit') ?? ''
  if (boxUnits.includes(unit) && Number.isInteger(value)) return { boxes: value, quantity: null }
  return { boxes: null, quantity: { value, unit } }
}

const substitutions = '2.16.840.1.113883.5.1070'

/** Null when it is allowed; why not, in the narrative's words, otherwise. */
function noSubstitutionOf(entry: XmlElement, narrative: Narrative): string | null {
  const element = relatedOf(entry, 'act')
    .map((act) => childOf(act, 'code'))
    .find((code) => attributeOf(code, 'codeSystem') === substitutions)
  if (attributeOf(element, 'code') !== 'N') return null
  const words = wordsOf(childOf(element, 'originalText'), narrative)
  return /\(([^)]*)\)\s*$/.exec(words)?.[1] ?? words
}

const instruction = (entry: XmlElement, code: string, narrative: Narrative): string =>
  relatedOf(entry, 'act')
    .filter((act) => attributeOf(childOf(act, 'code'), 'code') === code)
    .map((act) => wordsOf(childOf(act, 'text'), narrative))
    .filter(Boolean)
    .join(' ; ')

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The number that a cell begins with; `Aucun` is none. Undefined when it says no number. */
function numberIn(text: string): number | undefined {
  if (/^(aucun|non|-)/i.test(text)) return 0
  const digits = /^\d{1,6}/.exec(text)?.[0]
  return digits === undefined ? undefined : Number(digits)
}

function doubtsOf(
  line: ReadMedicineLine,
  entry: XmlElement,
  { narrative }: LinePlace,
  labels: ReadonlyMap<string, string>,
): Doubt[] {
  const number = line.line
  const words = narrative.words(referenceOf(entry) ?? '')
  if (words === undefined) return [{ kind: 'not-shown', line: number }]
  const coded = line.medicine.name
  const [shownName, codedName] = [folded(words), folded(coded)]
  const name: Doubt[] =
    shownName.includes(codedName) || codedName.includes(shownName)
      ? []
      : [{ kind: 'name', line: number, shown: words, coded }]
  const differs = (kind: 'boxes' | 'renewals' | 'days', label: RegExp, value: number | null) => {
    const shown = labelled(labels, label)
    const said = kind === 'days' ? Number(/(\d+) jours?/.exec(shown)?.[1] ?? NaN) : numberIn(shown)
    const isSaid = said !== undefined && !Number.isNaN(said)
    return isSaid && value !== null && said !== value
      ? [{ kind, line: number, shown, coded: String(value) }]
      : []
  }
  return [
    ...name,
    ...differs('boxes', /quantit/, line.boxes),
    ...differs('renewals', /renouvel/, line.renewals),
    ...differs('days', /dur[ée]e/, line.days),
  ]
}
