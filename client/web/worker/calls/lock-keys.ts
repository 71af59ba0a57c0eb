/** Forgets the open keys; what is kept stays. */

import type { WorkerRoom } from '../room.js'

export const run = (_given: null, { keys }: WorkerRoom): Promise<void> => {
  keys.lock()
  return Promise.resolve()
}
