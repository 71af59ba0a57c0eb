/** Opens the kept keys for this visit. */

import type { WorkerRoom } from '../room.js'

/** Fault denied for a wrong passphrase, not-found without keys. */
export const run = (
  { passphrase }: { readonly passphrase: string },
  { keys }: WorkerRoom,
): Promise<void> => keys.unlock(passphrase)
