/** What each look at an account has brought, so that lists are mended rather than made again. */

import type { BodyId, ModSeq } from '../../base/index.js'
import type { EmailsAt } from './types.js'

/** Refreshes that are remembered: who has not asked for longer reads everything. */
const maxRefreshes = 200

export class Touches {
  readonly #refreshes: { readonly from: ModSeq; readonly to: ModSeq; readonly bodies: BodyId[] }[] =
    []

  #last: ModSeq | undefined

  add(from: ModSeq, to: ModSeq, bodies: Iterable<BodyId>): void {
    this.#refreshes.push({ from, to, bodies: [...bodies] })
    if (this.#refreshes.length > maxRefreshes) this.#refreshes.shift()
  }

  /** Nothing is told of a state that is not the last any more: what it is asked for has changed meanwhile. */
  upTo(state: ModSeq): EmailsAt['touchedSince'] {
    this.#last = state
    return (since) => {
      if (state !== this.#last) return undefined
      if (since === state) return new Set()
      const between = this.#refreshes.filter(({ from, to }) => from >= since && to <= state)
      if (between[0]?.from !== since) return undefined
      return new Set(between.flatMap(({ bodies }) => bodies))
    }
  }
}
