/** A fault whose sentence holds parts that are said in the reader's language themselves: reasons and sizes. */

import type { FaultKind } from './fault.js'
import { say, type Language, type PhraseKey, type Values } from './i18n/index.js'
import { SaidFault } from './said-fault.js'
import { printSize } from './size.js'

/** What fills a placeholder: a text, a size in bytes, a moment, or another phrase. */
export type Filling =
  | string
  | number
  | { readonly bytes: number }
  /** Milliseconds since the epoch; said in the hour of Paris. */
  | { readonly time: number }
  | { readonly phrase: PhraseKey; readonly values?: Values }

export type Fillings = Readonly<Record<string, Filling>>

// The gateway says it too, and does not know where its reader is: the zone stands beside the hour.
const paris: Intl.DateTimeFormatOptions = {
  ...{ timeZone: 'Europe/Paris', day: 'numeric', month: 'long', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
}
const times = {
  fr: new Intl.DateTimeFormat('fr-FR', paris),
  en: new Intl.DateTimeFormat('en-GB', paris),
} as const satisfies Record<Language, Intl.DateTimeFormat>

function fill(language: Language, filling: Filling): string | number {
  if (typeof filling !== 'object') return filling
  if ('time' in filling) return times[language].format(filling.time)
  if ('bytes' in filling) return printSize(filling.bytes, language)
  return say(language, filling.phrase, filling.values)
}

function valuesIn(language: Language, fillings: Fillings): Values {
  const filled = Object.entries(fillings).map(([name, value]) => [name, fill(language, value)])
  return Object.fromEntries(filled) as Values
}

export class PhrasedFault extends SaidFault {
  readonly #key: PhraseKey
  readonly #fillings: Fillings

  constructor(kind: FaultKind, key: PhraseKey, fillings: Fillings = {}, cause?: unknown) {
    super(kind, key, valuesIn('en', fillings), cause)
    this.#key = key
    this.#fillings = fillings
  }

  override in(language: Language): string {
    return say(language, this.#key, valuesIn(language, this.#fillings))
  }
}
