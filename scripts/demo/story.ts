/** What the demonstration says: French, and English below. */

import { say, type Language, type PhraseKey, type Values } from '../../server/base/index.js'

export class Story {
  readonly #out: NodeJS.WriteStream

  constructor(out: NodeJS.WriteStream) {
    this.#out = out
  }

  title(key: PhraseKey): void {
    this.#out.write(`\n${this.#style('1', say('fr', key))}\n${this.#soft(say('en', key))}\n\n`)
  }

  tell(key: PhraseKey, values: Values = {}): void {
    this.#both('• ', '  ', key, values)
  }

  detail(key: PhraseKey, values: Values = {}): void {
    this.#both('    ', '    ', key, values)
  }

  /** The two languages said with values of their own. */
  each(key: PhraseKey, valuesIn: (language: Language) => Values): void {
    this.#pair('• ', '  ', say('fr', key, valuesIn('fr')), say('en', key, valuesIn('en')))
  }

  /** A line to copy, the same in every language. */
  line(text: string): void {
    this.#out.write(`    ${text}\n`)
  }

  #both(first: string, second: string, key: PhraseKey, values: Values): void {
    this.#pair(first, second, say('fr', key, values), say('en', key, values))
  }

  #pair(first: string, second: string, french: string, english: string): void {
    this.#out.write(`${first}${french}\n`)
    if (english !== french) this.#out.write(`${second}${this.#soft(english)}\n`)
  }

  #soft(text: string): string {
    return this.#style('2', text)
  }

  #style(code: string, text: string): string {
    return this.#out.isTTY && this.#out.hasColors() ? `\u001b[${code}m${text}\u001b[22m` : text
  }
}
