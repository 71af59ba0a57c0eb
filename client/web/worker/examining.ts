/** A message examined with the reader's open keys and what the gateway tells of its sender. */

import { isFault } from '../../../server/base/index.js'
import { keysOf } from '../../gateway/index.js'
import {
  examine,
  judgePgpKey,
  type ExamineContext,
  type KeyTrust,
  type MessageReport,
} from '../../keys/index.js'
import type { ProvenTime } from '../../verdict/index.js'
import type { WorkerRoom } from './room.js'

const nothingKnown: KeyTrust = { anchors: [], intermediates: [], directory: [] }

/** What cannot be learnt is a doubt in the verdict, and no reason to show nothing. */
const orElse =
  <T>(fallback: T) =>
  (error: unknown): T => {
    if (isFault(error)) return fallback
    throw error
  }

/** Nothing is looked up for a message without any layer. Faults of `examine`. */
export async function examineFor(
  message: Uint8Array,
  proven: ProvenTime | null,
  room: WorkerRoom,
): Promise<MessageReport> {
  const { clock, random, keys, link } = room
  const bare: ExamineContext = {
    trust: { anchors: [], intermediates: [], lists: [] },
    ...{ proven, now: clock.now(), random, openPgpKnown: [] },
    ...{ keys: keys.decryption, openPgpKeys: keys.openPgpDecryption },
  }
  const first = await examine(message, bare)
  if (first.layers.length === 0) return first
  const { from } = first
  const trust = await room.trust().catch(orElse(nothingKnown))
  const offered = from === null ? null : await keysOf(link, from).catch(orElse(null))
  const known = offered?.openPgp ?? null
  const judged =
    known && from !== null
      ? await judgePgpKey(known.armored, from, trust, bare.now)
      : { doubt: null }
  const { anchors, intermediates } = trust
  return examine(message, {
    ...bare,
    trust: { anchors, intermediates, lists: await room.lists() },
    openPgpKnown:
      'key' in judged && from !== null ? [{ armored: judged.key, addresses: [from] }] : [],
    holderOf: (address) => {
      const holder = address === from ? offered?.holder : null
      if (!holder) return Promise.resolve(null)
      const { identity, name, profession } = holder
      return Promise.resolve({ identities: [identity], name, profession: profession ?? '' })
    },
  })
}
