/** Where a command's words go: data on standard output, remarks and progress on standard error, all of it safe to show. */

import {
  codeOf,
  printSize,
  say,
  type Language,
  type PhraseKey,
  type Values,
} from '../../server/base/index.js'
import { safeLine, safeText } from './safe-text.js'
import { displayWidth, tableLines, type Column } from './table.js'

/** The part of a writable terminal or file that output needs. */
export interface Sink {
  write(data: string | Uint8Array, done?: (error?: Error | null) => void): boolean
  readonly isTTY?: boolean
  readonly columns?: number
}

export interface OutputOptions {
  readonly out: Sink
  readonly err: Sink
  readonly language: Language
  /** False when NO_COLOR is set; colours also need a terminal. */
  readonly colour: boolean
}

/** Shows how far something large has come. */
export interface Progress {
  at(doneBytes: number): void
  end(): void
}

const silent: Progress = { at: () => undefined, end: () => undefined }
const barWidth = 24
const fallbackColumns = 80

export class Output {
  readonly language: Language
  readonly #out: Sink
  readonly #err: Sink
  readonly #colour: boolean

  constructor({ out, err, language, colour }: OutputOptions) {
    this.#out = out
    this.#err = err
    this.language = language
    this.#colour = colour
  }

  /** A phrase of the catalogue in the reader's language; what fills it is made safe. */
  say(key: PhraseKey, values: Values = {}): string {
    const safe = Object.entries(values).map(([name, value]) => [name, safeLine(String(value))])
    return say(this.language, key, Object.fromEntries(safe) as Values)
  }

  size(bytes: number): string {
    return printSize(bytes, this.language)
  }

  /** `01/07/2026 08:05` in French, `01/07/2026, 08:05` in English; local time. */
  date(value: string | number): string {
    const date = new Date(value)
    if (Number.isNaN(date.getTime())) return ''
    const locale = this.language === 'fr' ? 'fr-FR' : 'en-GB'
    return date.toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' })
  }

  /** `01/07/2026`; local time, for tables where the hour does not matter. */
  day(value: string | number): string {
    const date = new Date(value)
    if (Number.isNaN(date.getTime())) return ''
    return date.toLocaleDateString(this.language === 'fr' ? 'fr-FR' : 'en-GB')
  }

  /** Text as it may hold several lines. */
  text(text: string): void {
    this.#out.write(`${safeText(text)}\n`)
  }

  line(text = ''): void {
    this.#out.write(`${safeLine(text)}\n`)
  }

  /** `label : value`, the label set off. */
  field(label: string, value: string): void {
    const colon = this.language === 'fr' ? ' :' : ':'
    this.#out.write(`${this.#bold(safeLine(label) + colon)} ${safeLine(value)}\n`)
  }

  /** A remark beside the data. */
  note(text: string): void {
    this.#err.write(`${safeLine(text)}\n`)
  }

  /** A question on standard error, its answer to be typed on the same line. */
  prompt(text: string): void {
    this.#err.write(`${safeLine(text)} `)
  }

  /** Is somebody there to be asked? */
  get isTerminal(): boolean {
    return this.#out.isTTY === true && this.#err.isTTY === true
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const width = this.#out.isTTY === true ? (this.#out.columns ?? fallbackColumns) : null
    const safe = rows.map((row) => row.map(safeLine))
    const [titles = '', ...lines] = tableLines(columns, safe, width)
    this.#out.write(`${[this.#bold(titles), ...lines].join('\n')}\n`)
  }

  /** One value on one line: strings are escaped by JSON, and controls it leaves alone are escaped too. */
  json(value: unknown): void {
    const text = JSON.stringify(value).replace(
      /[\u007f-\u009f\u2028\u2029]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    this.#out.write(`${text}\n`)
  }

  /** Bytes as they are, to a file or pipe; a terminal gets safe text. Resolves when they were taken. */
  async bytes(bytes: Buffer): Promise<void> {
    const shown = this.#out.isTTY === true ? safeText(bytes.toString('utf8')) : bytes
    await new Promise<void>((resolve, reject) => {
      // A reader that has seen enough is no failure.
      this.#out.write(shown, (error) =>
        error && codeOf(error) !== 'EPIPE' ? reject(error) : resolve(),
      )
    })
  }

  /** A bar on standard error; nothing when that is no terminal. */
  progress(label: string, totalBytes: number): Progress {
    const sink = this.#err
    if (sink.isTTY !== true) return silent
    let shown = -1
    const width = (text: string) => ' '.repeat(displayWidth(text))
    const text = (percent: number) => {
      const full = Math.round((percent / 100) * barWidth)
      const bar = '█'.repeat(full) + '░'.repeat(barWidth - full)
      return `${label} ${bar} ${String(percent).padStart(3)} % ${this.language === 'fr' ? 'de' : 'of'} ${this.size(totalBytes)}`
    }
    return {
      at: (doneBytes) => {
        const percent = Math.min(100, Math.floor((doneBytes * 100) / Math.max(1, totalBytes)))
        if (percent === shown) return
        shown = percent
        sink.write(`\r${text(percent)}`)
      },
      end: () => sink.write(`\r${width(text(100))}\r`),
    }
  }

  #bold(text: string): string {
    return this.#colour && this.#out.isTTY === true ? `\u001b[1m${text}\u001b[22m` : text
  }
}
