/** A `/queryChanges` of a list that is asked for anew instead: nothing of the old one is kept (RFC 8620 §5.6 allows it). */

import { MethodError } from '../core/method-error.js'
import type { Method } from '../core/method.js'

export const askAgain = (of: Pick<Method, 'name' | 'capability' | 'spec'>): Method => ({
  ...of,
  async *run() {
    yield* []
    throw new MethodError('cannotCalculateChanges', 'ask the query again')
  },
})
