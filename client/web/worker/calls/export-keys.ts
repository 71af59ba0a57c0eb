/** The kept keys as one file, as they lie: under the passphrase. */

import { SaidFault } from '../../../../server/base/index.js'
import { writePortable } from '../keys/portable.js'
import { readVault } from '../keys/vault.js'
import type { WorkerRoom } from '../room.js'

/** Fault not-found without keys. */
export async function run(_given: null, { asking }: WorkerRoom): Promise<string> {
  const vault = await readVault(asking.identity)
  if (!vault) throw new SaidFault('not-found', 'web.keys.none')
  return writePortable(vault)
}
