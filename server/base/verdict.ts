/** The answer of every verification and policy question: never a bare boolean (invariant 9). */

import type { RuleName } from './i18n/rules.js'

/** Why something was refused: the rule, and the facts its sentence is filled with. */
export interface Denial {
  readonly admitted: false
  /** Name of the rule that refused; its fact and remedy sentences are in the catalogue. */
  readonly rule: RuleName
  /** Values for the sentence's `{placeholders}`: identifiers, dates, names; never message content. */
  readonly facts: Readonly<Record<string, string>>
}

export interface Admission<T> {
  readonly admitted: true
  readonly value: T
}

export type Verdict<T = undefined> = Admission<T> | Denial

export function admit<T>(value: T): Admission<T> {
  return { admitted: true, value }
}

export function deny(rule: RuleName, facts: Record<string, string> = {}): Denial {
  return { admitted: false, rule, facts }
}
