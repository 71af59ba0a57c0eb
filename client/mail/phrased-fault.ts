/** A Fault whose sentence is in the catalogue, so that it is said in the reader's language where it is shown. */

import {
  Fault,
  say,
  type FaultKind,
  type Language,
  type PhraseKey,
  type Values,
} from '../../server/base/index.js'
import { printSize } from './size.js'

/** What fills a placeholder: a text, a size in bytes, or another phrase. */
export type Filling =
  | string
  | number
  | { readonly bytes: number }
  | { readonly phrase: PhraseKey; readonly values?: Values }

function fill(language: Language, filling: Filling): string | number {
  if (typeof filling !== 'object') return filling
  if ('bytes' in filling) return printSize(filling.bytes, language)
  return say(language, filling.phrase, filling.values)
}

function sentence(
  language: Language,
  key: PhraseKey,
  fillings: Readonly<Record<string, Filling>>,
): string {
  const values = Object.entries(fillings).map(([name, value]) => [name, fill(language, value)])
  return say(language, key, Object.fromEntries(values) as Values)
}

export class PhrasedFault extends Fault {
  readonly #key: PhraseKey
  readonly #fillings: Readonly<Record<string, Filling>>

  /** `message` is the English sentence, for logs. */
  constructor(
    kind: FaultKind,
    key: PhraseKey,
    fillings: Readonly<Record<string, Filling>> = {},
    cause?: unknown,
  ) {
    super(kind, sentence('en', key, fillings), { cause })
    this.#key = key
    this.#fillings = fillings
  }

  /** The sentence in `language`. */
  in(language: Language): string {
    return sentence(language, this.#key, this.#fillings)
  }
}
