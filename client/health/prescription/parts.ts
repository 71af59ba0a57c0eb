/** The small parts that every section of a French clinical document is made of. */

import { element, type ComposedXml } from '../xml/index.js'

type Attributes = Readonly<Record<string, string | undefined>>

export const templates = (...roots: readonly string[]): ComposedXml[] =>
  roots.map((root) => element('templateId', { root }))

/** What every entry needs beside its line. */
export interface Setting {
  readonly at: number
  /** HL7 TS of `at`. */
  readonly time: string
  /** Narcotics: quantities stand in letters too. */
  readonly secured: boolean
  newId(this: void): string
}

/** A code of a system that is named in the document. */
export interface SystemCode {
  readonly code: string
  readonly display: string
  readonly system: string
  readonly systemName?: string
}

export const coded = (
  name: string,
  { code, display, system, systemName }: SystemCode,
  ...inside: readonly (ComposedXml | undefined)[]
): ComposedXml =>
  element(
    name,
    { code, displayName: display, codeSystem: system, codeSystemName: systemName },
    ...inside,
  )

export const loinc = (code: string, display: string): SystemCode => ({
  code,
  display,
  system: '2.16.840.1.113883.6.1',
  systemName: 'LOINC',
})

export const cisis = (code: string, display: string): SystemCode => ({
  code,
  display,
  system: '1.2.250.1.213.1.1.4.322',
  systemName: 'TerminologieCISIS',
})

/** `text` of an entry: where its words stand in the narrative. */
export const textOf = (id: string): ComposedXml =>
  element('text', {}, element('reference', { value: `#${id}` }))

export const originalText = (id: string): ComposedXml =>
  element('originalText', {}, element('reference', { value: `#${id}` }))

export const completed = (): ComposedXml => element('statusCode', { code: 'completed' })

export const entryRelationship = (attributes: Attributes, inside: ComposedXml): ComposedXml =>
  element('entryRelationship', attributes, inside)

/** One row of a narrative table: a title, and words that an entry can point at. */
export const row = (title: string, id: string | undefined, text: string): ComposedXml =>
  element(
    'tr',
    {},
    element('th', {}, title),
    element('td', {}, id === undefined ? text : element('content', { ID: id }, text)),
  )

export const yesNo = (value: boolean): string => (value ? 'Oui' : 'Non')

/** `du 01/12/2023 au 06/12/2023 (6 jours)`. */
export function periodText(from: string, to: string, days: number): string {
  const day = (ts: string): string => `${ts.slice(6, 8)}/${ts.slice(4, 6)}/${ts.slice(0, 4)}`
  return days === 1 ? `le ${day(from)} (1 jour)` : `du ${day(from)} au ${day(to)} (${days} jours)`
}
