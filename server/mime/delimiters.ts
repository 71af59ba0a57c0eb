/** The boundary delimiters a line is compared with, and the bytes to look for to find such a line fast (RFC 2046 §5.1.1). */

import { maxBoundaryLength, type Entity } from './entity.js'

/** A longer line is no delimiter, so that at most this much ever waits for its line end. */
export const maxDelimiterLine = maxBoundaryLength + 200

const lineFeed = 0x0a

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
  /**
   * What every delimiter line starts with. The line feed before it is not part of it: a search that starts with a dash
   * runs through base64 without ever stopping.
   */
  readonly #start: Buffer

  constructor(entities: readonly Entity[]) {
    this.#open = entities
      .map((entity, index) => ({ entity, index }))
      .filter(({ entity }) => entity.state === 'preamble' || entity.state === 'parts')
      .map(({ entity, index }) => ({
        index,
        mark: Buffer.from(`--${entity.boundary}`, 'utf8').toString('latin1'),
      }))
      .reverse()
    this.#start = Buffer.from(commonPrefix(this.#open.map(({ mark }) => mark)), 'latin1')
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
    const length = Math.min(this.#start.length, data.length - at)
    return data.compare(this.#start, 0, length, at, at + length) === 0
  }

  /** The next line start after `at` where a delimiter may begin, even one cut off by the end of `data`; else its end. */
  nextCandidate(data: Buffer, at: number): number {
    if (this.areNone) return data.length
    let found = data.indexOf(this.#start, at)
    while (found !== -1) {
      if (found > at && data[found - 1] === lineFeed) return found
      found = data.indexOf(this.#start, found + 1)
    }
    const from = Math.max(at, data.length - this.#start.length - 1)
    const lineStart = from + data.subarray(from).lastIndexOf(lineFeed) + 1
    return lineStart > from && this.mayStart(data, lineStart) ? lineStart : data.length
  }
}
