/** Whether a letter can be sealed for all its recipients, by the keys that the directory has and that are believed. */

import { keysOf, type LapsedKey } from '../../gateway/index.js'
import {
  judgeKeys,
  planEncryption,
  type EncryptionPlan,
  type UsableKeys,
} from '../../keys/index.js'
import type { WorkerRoom } from './room.js'

interface Usable extends UsableKeys {
  readonly lapsed: LapsedKey | null
}

async function usable(address: string, room: WorkerRoom): Promise<Usable> {
  const { link, trust, lists, clock } = room
  const { certificates, openPgp, lapsed } = await keysOf(link, address)
  const offered = {
    address,
    certificates: certificates.encryption,
    openPgp: openPgp?.armored ?? null,
  }
  const believed = { ...(await trust()), lists: await lists() }
  return { ...(await judgeKeys(offered, believed, clock.now())), lapsed }
}

/** What is planned, and of whom the last key is no more. */
export type SealingPlan = EncryptionPlan & {
  readonly lapsed: readonly (LapsedKey & { readonly address: string })[]
}

/** Faults as `keysOf`. */
export async function planFor(
  recipients: readonly string[],
  room: WorkerRoom,
): Promise<SealingPlan> {
  const all = await Promise.all(recipients.map((one) => usable(one, room)))
  const lapsed = all.flatMap(({ address, lapsed: one }) => (one ? [{ ...one, address }] : []))
  return { ...planEncryption(all, await usable(room.asking.mailbox, room)), lapsed }
}
