/** Takes the OpenPGP key of the mailbox in use out of the directory: nobody seals to it from then on. */

import { withdrawKey } from '../../../gateway/index.js'
import type { WorkerRoom } from '../room.js'

/** Fault not-found when there was none. */
export async function run(_given: null, { keys, asking, link }: WorkerRoom): Promise<void> {
  await withdrawKey(link, asking.mailbox)
  keys.news()
}
