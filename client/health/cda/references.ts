/** Where entries point into the narrative: the words behind an ID, and what a table says of a line beside them. */

import { attributeOf, elementsOf, type XmlElement, type XmlNode } from '../xml/index.js'
import type { CdaSection } from './model.js'

/** A reference is followed to so many characters: more are no dose and no name. */
const maxWords = 4000

/** The narrative of one section, by its IDs. */
export interface Narrative {
  /** The words that `#id` (or `id`, as some write) stands for; undefined when nothing has that ID. */
  words(reference: string): string | undefined
  /** What the table around an ID says, by label in lower case; `alone` when no other line stands in the table. */
  labels(reference: string, alone: boolean): ReadonlyMap<string, string>
  /** Tables and lists, with the IDs inside each, to find what no entry points at. */
  readonly blocks: readonly { readonly ids: readonly string[]; readonly text: string }[]
}

interface Place {
  readonly element: XmlElement
  readonly row: XmlElement | undefined
  readonly table: XmlElement | undefined
}

const idOf = (reference: string): string => reference.replace(/^#/, '')

export function narrativeOf({ text }: Pick<CdaSection, 'text'>): Narrative {
  const places = new Map<string, Place>()
  const blocks: { ids: readonly string[]; text: string }[] = []
  if (text) collect(text, undefined, undefined, places)
  for (const element of text ? elementsOf(text) : [])
    if (element.name === 'table' || element.name === 'list')
      blocks.push({ ids: idsIn(element), text: wordsOf(element) })
  return {
    words: (reference) => {
      const place = places.get(idOf(reference))
      return place && wordsOf(place.element)
    },
    labels: (reference, alone) => labelsOf(places.get(idOf(reference)), alone),
    blocks,
  }
}

function collect(
  element: XmlElement,
  table: XmlElement | undefined,
  row: XmlElement | undefined,
  places: Map<string, Place>,
): void {
  const inTable = element.name === 'table' ? element : table
  const inRow = element.name === 'tr' ? element : row
  const id = attributeOf(element, 'ID')
  if (id !== undefined && !places.has(id)) places.set(id, { element, row: inRow, table: inTable })
  for (const child of elementsOf(element)) collect(child, inTable, inRow, places)
}

function idsIn(element: XmlElement): string[] {
  const id = attributeOf(element, 'ID')
  return [...(id === undefined ? [] : [id]), ...elementsOf(element).flatMap(idsIn)]
}

/** Words with white space folded; a break is a new line. */
export function wordsOf(element: XmlElement): string {
  const parts: string[] = []
  gather(element, parts, { left: maxWords })
  return parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

const breaks = new Set(['br', 'tr', 'item', 'paragraph', 'caption'])

function gather(node: XmlNode, parts: string[], room: { left: number }): void {
  if (room.left <= 0) return
  if (typeof node === 'string') {
    const text = node.replace(/\s+/g, ' ').slice(0, room.left)
    room.left -= text.length
    parts.push(text)
    return
  }
  if (breaks.has(node.name)) parts.push('\n')
  if (node.name === 'td' || node.name === 'th') parts.push(' ')
  for (const child of node.children) gather(child, parts, room)
}

interface Cell {
  readonly head: boolean
  readonly column: number
  readonly text: string
}

function cellsOf(row: XmlElement): Cell[] {
  let column = 0
  return elementsOf(row)
    .filter(({ name }) => name === 'td' || name === 'th')
    .map((cell) => {
      const found = { head: cell.name === 'th', column, text: wordsOf(cell) }
      const span = Number(attributeOf(cell, 'colspan') ?? 1)
      column += Number.isInteger(span) && span > 0 && span <= 100 ? span : 1
      return found
    })
}

const rowsOf = (table: XmlElement): XmlElement[] =>
  ['thead', 'tbody', 'tfoot']
    .flatMap((part) => elementsOf(table, part).flatMap((holder) => elementsOf(holder, 'tr')))
    .concat(elementsOf(table, 'tr'))

/** Titles beside their values, or above them. */
function labelsOf(place: Place | undefined, alone: boolean): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  if (!place?.table) return labels
  let titles: readonly Cell[] = []
  for (const row of rowsOf(place.table)) {
    const cells = cellsOf(row)
    const [first, second] = cells
    if (cells.length > 2 && cells.every(({ head }) => head)) titles = cells
    else if (first && second && cells.length === 2 && (first.head || titles.length !== 2)) {
      if (alone) note(labels, first.text, second.text)
    } else if (row === place.row)
      for (const { column, text } of cells)
        note(labels, titles.find((title) => title.column === column)?.text ?? '', text)
  }
  return labels
}

function note(labels: Map<string, string>, title: string, text: string): void {
  const key = title.toLocaleLowerCase('fr')
  if (key !== '' && !labels.has(key)) labels.set(key, text)
}
