/** What the entries of medicines and of devices have in common, and how their words are found. */

import { codeOf, valueOf, type CdaCode, type Narrative } from '../cda/index.js'
import { parseHl7Time } from '../time.js'
import { attributeOf, childOf, elementsOf, type XmlElement } from '../xml/index.js'
import { questions, type QuestionName } from './answers.js'

type Maybe = XmlElement | undefined

/** The words of the narrative that an element refers to, or its own; `-` stands for none. */
export function wordsOf(element: Maybe, narrative: Narrative): string {
  const reference = attributeOf(childOf(element, 'reference'), 'value')
  const words =
    reference === undefined ? ownText(element) : (narrative.words(reference) ?? ownText(element))
  return words === '-' ? '' : words
}

const ownText = (element: Maybe): string =>
  (element?.children ?? [])
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()

export const referenceOf = (element: Maybe): string | undefined =>
  attributeOf(childOf(element, 'text', 'reference'), 'value')

/** The acts, supplies and observations related to an entry. */
export const relatedOf = (entry: XmlElement, name: string): XmlElement[] =>
  elementsOf(entry, 'entryRelationship').flatMap((one) => elementsOf(one, name))

/** The code itself and its translations. */
export const codesOf = (element: Maybe): CdaCode[] => {
  const code = codeOf(element)
  return code ? [code, ...code.translations] : []
}

export const codeIn = (codes: readonly CdaCode[], system: string): CdaCode | undefined =>
  codes.find((one) => one.system === system && one.code !== '')

const dayMs = 86_400_000

function dayOf(text: string): number | null {
  const time = parseHl7Time(text)
  return time?.month && time.day ? Date.UTC(time.year, time.month - 1, time.day) : null
}

/** First day and number of days of an IVL_TS, both ends included. */
export function periodOf(element: Maybe): { from: string; days: number | null } {
  const [low, high] = ['low', 'high'].map((name) => valueOf(childOf(element, name)))
  const from = (low ?? '').slice(0, 8)
  const width = childOf(element, 'width')
  const counted = Number(valueOf(width))
  if (width && attributeOf(width, 'unit') === 'd' && counted > 0) return { from, days: counted }
  const [first, last] = [dayOf(low ?? ''), dayOf(high ?? '')]
  if (first === null || last === null || last < first) return { from, days: null }
  return { from, days: Math.round((last - first) / dayMs) + 1 }
}

/** A whole number, 0 or more; undefined when it is none. */
export function countOf(element: Maybe): number | undefined {
  const text = valueOf(element)
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

/** Yes or no to each question; what is not answered is no. */
export function answersOf<Q extends QuestionName>(
  entry: XmlElement,
  names: readonly Q[],
): Record<Q, boolean> {
  const answers = new Map(
    relatedOf(entry, 'observation').map((one) => [
      attributeOf(childOf(one, 'code'), 'code'),
      valueOf(childOf(one, 'value')) === 'true',
    ]),
  )
  return Object.fromEntries(
    names.map((name) => [name, answers.get(questions[name].code[0]) ?? false]),
  ) as Record<Q, boolean>
}

/** The value beside the first label that fits. */
export const labelled = (labels: ReadonlyMap<string, string>, label: RegExp): string =>
  [...labels].find(([key]) => label.test(key))?.[1] ?? ''
