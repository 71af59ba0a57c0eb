/** Which extraction a file is, by its header, however that release spells it. */

import { fold, SaidFault } from '../../../server/base/index.js'
import { formatNames, formats, type Format, type FormatName } from './formats.js'

/** A format, and where each of its columns stands in this file (-1 when it is absent). */
export interface Layout {
  readonly format: Format<FormatName>
  readonly positions: readonly number[]
  /** Columns of the file. */
  readonly width: number
  /** The file has the columns of the format, in its order, and no others. */
  readonly straight: boolean
}

// Releases differ in capitals, accents, apostrophes, brackets and small words.
const small = new Set(['de', 'd', 'la', 'le', 'l', 'du', 'des', 'coord', 'structure', 'bal'])

function loose(title: string): string {
  const words = fold(title).split(' ')
  const kept = words.filter((word) => !small.has(word))
  // "Identifiant structure" must not become "identifiant".
  return (kept.length > 1 ? kept : words).join('')
}

function positionsOf({ columns }: Format, titles: readonly string[]): readonly number[] {
  const exact = titles.map((title) => fold(title))
  const loosened = titles.map(loose)
  const taken = new Set<number>()
  const take = (index: number): number => {
    if (index >= 0) taken.add(index)
    return index
  }
  const free = (list: readonly string[], wanted: string): number =>
    list.findIndex((title, index) => title === wanted && !taken.has(index))
  const found = columns.map(({ title }) => take(free(exact, fold(title))))
  return columns.map(({ title, also = [] }, index) => {
    const already = found[index] ?? -1
    if (already >= 0) return already
    for (const name of [title, ...also]) {
      const at = free(loosened, loose(name))
      if (at >= 0) return take(at)
    }
    return -1
  })
}

/** Reads the header line. Fault syntax names what is missing when it is neither extraction. */
export function readHeader(line: string): Layout {
  const titles = line
    .replace(/^\ufeff/, '')
    .replace(/\|\s*$/, '')
    .split('|')
    .map((title) => title.trim().replace(/^"|"$/g, ''))
  let nearest: { format: Format<FormatName>; missing: readonly string[] } | undefined
  for (const name of formatNames) {
    const format = formats[name]
    const positions = positionsOf(format, titles)
    const missing = format.columns
      .filter((column, index) => column.required && positions[index] === -1)
      .map(({ title }) => title)
    if (missing.length === 0) {
      const straight =
        titles.length === positions.length && positions.every((at, index) => at === index)
      return { format, positions, width: titles.length, straight }
    }
    if (!nearest || missing.length < nearest.missing.length) nearest = { format, missing }
  }
  const { format, missing } = nearest ?? { format: formats.mss, missing: [] }
  if (titles.length < 5) throw new SaidFault('unsupported', 'directory.not-an-extraction')
  throw new SaidFault('unsupported', 'directory.header', {
    ...{ format: format.title, missing: missing.slice(0, 5).join(', ') },
  })
}
