/** Whether a letter can be sealed for all its recipients, by the keys that the directory has and that are believed. */

import { keysOf } from '../../gateway/index.js'
import {
  judgeKeys,
  planEncryption,
  type EncryptionPlan,
  type UsableKeys,
} from '../../keys/index.js'
import type { WorkerRoom } from './room.js'

async function usable(address: string, { link, trust, clock }: WorkerRoom): Promise<UsableKeys> {
  const { certificates, openPgp } = await keysOf(link, address)
  const offered = {
    address,
    certificates: certificates.encryption,
    openPgp: openPgp?.armored ?? null,
  }
  return judgeKeys(offered, await trust(), clock.now())
}

/** Faults as `keysOf`. */
export async function planFor(
  recipients: readonly string[],
  room: WorkerRoom,
): Promise<EncryptionPlan> {
  const all = await Promise.all(recipients.map((one) => usable(one, room)))
  return planEncryption(all, await usable(room.asking.mailbox, room))
}
