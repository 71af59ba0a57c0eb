/** Gives the directory the OpenPGP key of the mailbox in use, so that others may seal to it. */

import { SaidFault } from '../../../../server/base/index.js'
import { publishKey } from '../../../gateway/index.js'
import type { WorkerRoom } from '../room.js'

/** Fault denied while the keys are locked, not-found without an OpenPGP key; those of `publishKey`. */
export async function run(_given: null, { keys, asking, link }: WorkerRoom): Promise<void> {
  const { open } = keys
  if (!open) throw new SaidFault('denied', 'web.keys.locked')
  if (!open.openPgp) throw new SaidFault('not-found', 'web.keys.none')
  await publishKey(link, asking.mailbox, open.openPgp.publicKey)
  keys.news()
}
