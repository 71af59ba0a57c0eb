/** Says which way a letter to some addresses can be sealed, and who stands in the way of it. */

import { planFor } from '../sealing.js'
import type { WorkerRoom } from '../room.js'

export interface SealingPlan {
  readonly way: 'openpgp' | 'smime' | 'none'
  /** Addresses without a key that the others have. */
  readonly lacking: readonly string[]
  /** Some recipient has a key: in clear, that one gets less than there is. */
  readonly someHave: boolean
  /** The mailbox in use has none itself, and could not read its copy. */
  readonly senderLacks: boolean
}

export async function run(
  { recipients }: { readonly recipients: readonly string[] },
  room: WorkerRoom,
): Promise<SealingPlan> {
  const plan = await planFor(recipients, room)
  if (plan.way !== 'none') return { way: plan.way, lacking: [], someHave: true, senderLacks: false }
  const { someHave, senderLacks } = plan
  return { way: 'none', lacking: plan.lacking.map(({ address }) => address), someHave, senderLacks }
}
