/** Puts the keys under another passphrase. */

import { SaidFault } from '../../../../server/base/index.js'
import { openVault } from '../keys/ring.js'
import { sealKeys } from '../keys/seal.js'
import { readVault, writeVault } from '../keys/vault.js'
import type { WorkerRoom } from '../room.js'

/** Fault denied when `from` is wrong, syntax when `to` is too short, not-found without keys. */
export async function run(
  { from, to }: { readonly from: string; readonly to: string },
  { keys, asking, clock, random }: WorkerRoom,
): Promise<void> {
  const vault = await readVault(asking.identity)
  if (!vault) throw new SaidFault('not-found', 'web.keys.none')
  const open = await openVault(vault, from, clock.now())
  await writeVault(await sealKeys(asking.identity, open, to, { madeAt: vault.madeAt, random }))
  keys.adopt(open)
}
