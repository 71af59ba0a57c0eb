/** Seals a MIME entity for every recipient and the mailbox in use, or for nobody. */

import { SaidFault } from '../../../../server/base/index.js'
import { encryptSmime, openPgp } from '../../../keys/index.js'
import type { WorkerRoom } from '../room.js'
import { planFor } from '../sealing.js'

export interface SealingOrder {
  readonly entity: Uint8Array
  readonly recipients: readonly string[]
}

/** Fault denied when somebody has no key: nothing is ever sealed in part. */
export async function run(
  { entity, recipients }: SealingOrder,
  room: WorkerRoom,
): Promise<Uint8Array> {
  const plan = await planFor(recipients, room)
  const { random, clock } = room
  if (plan.way === 'none') throw new SaidFault('denied', 'web.keys.nobody-seals')
  if (plan.way === 'smime') return encryptSmime(entity, plan.certificates, random)
  const sealing = { content: entity, to: plan.keys, now: clock.now() }
  return openPgp.encryptEntity(sealing, random)
}
