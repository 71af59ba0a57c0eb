/** What a rule of the linter is: one requirement with its citation, and the fact that breaks it. */

import type { LintName } from '../../server/base/index.js'
import type { Profile } from '../profiles/index.js'
import type { Certificate } from '../x509/index.js'
import type { Anatomy } from './anatomy.js'

/** `error`: it must not be issued; `warning`: a SHOULD is broken; `notice`: worth knowing. */
export type LintLevel = 'error' | 'warning' | 'notice'

/** What is looked at. */
export interface Linted {
  readonly anatomy: Anatomy
  readonly certificate: Certificate
  /** Whose certificate signed it, when that is known. */
  readonly issuer: Certificate | undefined
  /** The profile it is to follow, when it is one of ours. */
  readonly profile: Profile | undefined
  /** Composed, not signed yet. */
  readonly isDraft: boolean
}

export interface LintRule {
  /** Its requirement in both languages is `lint.<name>` of the catalogue of texts. */
  readonly name: LintName
  readonly spec: string
  readonly level: LintLevel
  /** What was found instead; undefined when the requirement holds or does not apply. */
  check(linted: Linted): string | undefined
}

type Check = LintRule['check']

/** A requirement that must hold (MUST). */
export const must = (name: LintName, spec: string, check: Check): LintRule => ({
  ...{ name, spec, level: 'error', check },
})

/** A requirement that should hold (SHOULD). */
export const should = (name: LintName, spec: string, check: Check): LintRule => ({
  ...{ name, spec, level: 'warning', check },
})

/** Something that whoever reads the findings wants to know. */
export const note = (name: LintName, spec: string, check: Check): LintRule => ({
  ...{ name, spec, level: 'notice', check },
})

export const isSelfSigned = ({ anatomy }: Linted): boolean =>
  anatomy.issuerDer.equals(anatomy.subjectDer)

export const isCa = ({ certificate }: Linted): boolean => certificate.basicConstraints?.ca === true

/** `found` when `broken`. */
export const when = (broken: boolean, found: string): string | undefined =>
  broken ? found : undefined
