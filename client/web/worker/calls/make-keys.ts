/** Makes the person's keys here, has the authority certify them, keeps them under the passphrase. */

import { SaidFault } from '../../../../server/base/index.js'
import { publishKey } from '../../../gateway/index.js'
import { openPgp } from '../../../keys/index.js'
import { certifiedPair, expectPassphrase, sealKeys } from '../keys/seal.js'
import { readVault, writeVault } from '../keys/vault.js'
import type { WorkerRoom } from '../room.js'

const yearMs = 365 * 86_400_000

export interface MakingKeys {
  readonly passphrase: string
  /** Shown beside the address in the OpenPGP key. */
  readonly name: string
  /** An OpenPGP key too, and published: then correspondents seal to it. */
  readonly openPgp: boolean
}

/**
 * Fault already-exists when this browser has keys, syntax for a short passphrase; those of the authority. The keys are kept
 * before anything is published.
 */
export async function run(
  { passphrase, name, openPgp: wantsPgp }: MakingKeys,
  { keys, asking, link, clock, random }: WorkerRoom,
): Promise<void> {
  const { identity, mailbox } = asking
  const normal = expectPassphrase(passphrase)
  if (await readVault(identity)) throw new SaidFault('already-exists', 'web.keys.there-already')
  const now = clock.now()
  const signature = await certifiedPair(link, 'signature', identity)
  const encryption = await certifiedPair(link, 'encryption', identity)
  const made = wantsPgp
    ? await openPgp.makeKey({
        ...{ name, address: mailbox, passphrase: normal, now },
        lifetimeMs: 3 * yearMs,
      })
    : null
  const open = {
    ...{ signature, encryption: [encryption] },
    openPgp: made && (await openPgp.openSecret(made.secret, normal, now)),
  }
  await writeVault(await sealKeys(identity, open, normal, { madeAt: now, random }))
  keys.adopt(open)
  if (!made) return
  await publishKey(link, mailbox, made.public)
  // What was learnt of the directory when the keys opened is old by now.
  keys.news()
}
