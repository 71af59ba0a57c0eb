/** What is answered instead of a resource: an OperationOutcome that says what was not understood, in the language of the caller. */

import type { OperationOutcome } from 'fhir/r4.js'
import { say, type Language, type PhraseKey, type Values } from '../base/index.js'
import type { FhirAnswer } from './types.js'

type Code = OperationOutcome['issue'][number]['code']

/** A request that cannot be answered; `status` is that of HTTP. */
export class FhirProblem extends Error {
  readonly status: number
  readonly code: Code
  readonly phrase: PhraseKey
  readonly values: Values

  constructor(status: number, code: Code, phrase: PhraseKey, values: Values = {}) {
    super(phrase)
    this.status = status
    this.code = code
    this.phrase = phrase
    this.values = values
  }
}

export function outcomeOf(problem: FhirProblem, language: Language): OperationOutcome {
  const text = say(language, problem.phrase, problem.values)
  return {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: problem.code, details: { text } }],
  }
}

export const fhirJson = 'application/fhir+json; charset=utf-8'

export function problemAnswer(problem: FhirProblem, language: Language): FhirAnswer {
  const allow = problem.status === 405 ? { allow: 'GET, HEAD' } : {}
  return {
    status: problem.status,
    headers: { 'content-type': fhirJson, 'content-language': language, ...allow },
    body: JSON.stringify(outcomeOf(problem, language)),
  }
}
