/** Removes the keys from this browser: asked twice by the page, since what was sealed to them is lost without a copy. */

import { removeVault } from '../keys/vault.js'
import type { WorkerRoom } from '../room.js'

export async function run(_given: null, { keys, asking }: WorkerRoom): Promise<void> {
  await removeVault(asking.identity)
  keys.lock()
}
