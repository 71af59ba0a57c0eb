/** The answers to a group of calls, found by the id of the call. */

import { faultOf, oddAnswer } from '../faults.js'
import type { JsonObject } from './json.js'

export type Answer = readonly [method: string, args: JsonObject, id: string]

export class Results {
  readonly #answers: readonly Answer[]

  constructor(answers: readonly Answer[]) {
    this.#answers = answers
  }

  /**
   * The answer of call `id`; of `method` when the call has several (`EmailSubmission/set` also answers `Email/set`).
   * Throws the ApiFault of its error.
   */
  get(id: string, method?: string): JsonObject {
    const own = this.#answers.filter((answer) => answer[2] === id)
    const failed = own.find(([name]) => name === 'error')
    const found = own.find(([name]) => name !== 'error' && (method ?? name) === name)
    if (found) return found[1]
    throw failed ? faultOf(failed[1]) : oddAnswer(`no answer to ${id}`)
  }

  /** The answer, or undefined when that call failed or was not reached. */
  peek(id: string, method?: string): JsonObject | undefined {
    try {
      return this.get(id, method)
    } catch {
      return undefined
    }
  }
}
