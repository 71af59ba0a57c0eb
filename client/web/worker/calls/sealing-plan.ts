/** Says which way a letter to some addresses can be sealed, and who stands in the way of it. */

import type { LapsedKey } from '../../../gateway/index.js'
import { planFor } from '../sealing.js'
import type { WorkerRoom } from '../room.js'

export interface SealingPlan {
  readonly way: 'openpgp' | 'smime' | 'none'
  /** Addresses without a key that the others have. */
  readonly lacking: readonly string[]
  /** Those of them whose key was revoked or has ended, and who have no other. */
  readonly lapsed: readonly (LapsedKey & { readonly address: string })[]
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
  const { lapsed } = plan
  if (plan.way !== 'none')
    return { way: plan.way, lacking: [], lapsed, someHave: true, senderLacks: false }
  const { someHave, senderLacks } = plan
  const lacking = plan.lacking.map(({ address }) => address)
  return { way: 'none', lacking, lapsed, someHave, senderLacks }
}
