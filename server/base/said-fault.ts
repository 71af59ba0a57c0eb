/** A Fault whose sentence is in the catalogue, for failures that a person at a console must mend. */

import { Fault, type FaultKind } from './fault.js'
import { say, type Language, type PhraseKey, type Values } from './i18n/index.js'

export class SaidFault extends Fault {
  readonly #key: PhraseKey
  readonly #values: Values

  /** `message` is the English sentence, for logs. */
  constructor(kind: FaultKind, key: PhraseKey, values: Values = {}, cause?: unknown) {
    super(kind, say('en', key, values), { cause })
    this.#key = key
    this.#values = values
  }

  /** The sentence in `language`. */
  in(language: Language): string {
    return say(language, this.#key, this.#values)
  }
}
