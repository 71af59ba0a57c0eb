/** How the gateway enciphers what comes for a zero-access mailbox: the directory's key, and the room that knows the format. */

import { findHolderKey, type HolderKey } from '../pki/index.js'
import type { Data } from './data.js'
import type { HolderSeal } from './mail/index.js'

const load = async () => import('../client/keys/index.js')

/** The seal of a mailbox; null when it is none of the zero-access ones. SaidFault unavailable without a key that holds. */
export const holderSeals =
  (data: Pick<Data, 'pki' | 'clock' | 'random'>) =>
  async (address: string): Promise<HolderSeal | null> => {
    const key = await findHolderKey({ store: data.pki, clock: data.clock }, address)
    return key ? { seal: (entity) => seal(data, key, entity) } : null
  }

async function seal(
  { clock, random }: Pick<Data, 'clock' | 'random'>,
  holder: HolderKey,
  entity: Buffer,
): Promise<Buffer> {
  const { encryptSmime, openPgp } = await load()
  if (holder.kind === 'smime') return encryptSmime(entity, [holder.certificate], random)
  const to = [await openPgp.armorKey(holder.key.certificate)]
  return openPgp.encryptEntity({ content: entity, to, now: clock.now() }, random)
}
