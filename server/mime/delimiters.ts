/** The boundary delimiters a line is compared with, and the bytes to look for to find such a line fast (RFC 2046 §5.1.1). */

import { maxBoundaryLength, type Entity } from './entity.js'

/** A longer line is no delimiter, so that at most this much ever waits for its line end. */
export const maxDelimiterLine = maxBoundaryLength + 200

export interface Delimiter {
  /** Place of the multipart among the open entities. */
  readonly index: number
  /** `--boundary--`. */
  readonly isLast: boolean
}

function commonPrefix(texts: readonly string[]): string {
  const [first = '', ...others] = texts
  let length = first.length
  for (const text of others) {
    while (!text.startsWith(first.slice(0, length))) length--
  }
  return first.slice(0, length)
}

export class Delimiters {
  /** Innermost first; one character per byte. */
  readonly #open: readonly { readonly index: number; readonly mark: string }[]
  /** What every delimiter line starts with, the line feed before it included. */
  readonly needle: Buffer

  constructor(entities: readonly Entity[]) {
    this.#open = entities
      .map((entity, index) => ({ entity, index }))
      .filter(({ entity }) => entity.state === 'preamble' || entity.state === 'parts')
      .map(({ entity, index }) => ({
        index,
        mark: Buffer.from(`--${entity.boundary}`, 'utf8').toString('latin1'),
      }))
      .reverse()
    this.needle = Buffer.from(`\n${commonPrefix(this.#open.map(({ mark }) => mark))}`, 'latin1')
  }

  get areNone(): boolean {
    return this.#open.length === 0
  }

  /** Which delimiter `line` is, if any. The whole line must match, so one boundary may be the start of another. */
  match(line: Buffer): Delimiter | null {
    if (line.length > maxDelimiterLine) return null
    const text = line.toString('latin1').replace(/[ \t]*\r?\n?$/, '')
    for (const { index, mark } of this.#open) {
      if (text === mark) return { index, isLast: false }
      if (text === `${mark}--`) return { index, isLast: true }
    }
    return null
  }

  /** Whether bytes at a line start may still grow into a delimiter. */
  mayStart(data: Buffer, at: number): boolean {
    if (this.areNone) return false
    const length = Math.min(this.needle.length - 1, data.length - at)
    return data.compare(this.needle, 1, 1 + length, at, at + length) === 0
  }
}
