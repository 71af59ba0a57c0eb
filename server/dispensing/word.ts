/** What an author says of a prescription beside the message that carries it: kept with the message, heard once it has gone. */

import { SaidFault } from '../base/index.js'
import type { Caller } from '../trust/index.js'
import type { DocumentRef, LineTerms } from './model.js'
import { readBody } from './reading.js'
import type { Teller } from './register.js'

/** Registers what was sent, or cancels what was sent before. */
export interface AuthorsWord {
  readonly verb: 'register' | 'cancel'
  readonly document: DocumentRef
  /** None where it cancels. */
  readonly lines: readonly LineTerms[]
  readonly teller: Teller
}

/** As text, to be kept sealed; `wordFrom` gives it back. Fault syntax, naming the field that is wrong. */
export function wordOf(given: unknown, { identity, displayName }: Caller): string {
  const body = readBody(given)
  const verb = body.text('verb')
  if (verb !== 'register' && verb !== 'cancel')
    throw new SaidFault('syntax', 'dispensing.bad-request', { field: 'verb' })
  const word: AuthorsWord = {
    verb,
    document: body.document(),
    lines: verb === 'register' ? body.lines() : [],
    teller: { identity, name: displayName },
  }
  return JSON.stringify(word)
}

/** Of our own making. */
export const wordFrom = (text: string): AuthorsWord => JSON.parse(text) as AuthorsWord
