/** Makes the person's keys here, has the authority certify them, keeps them under the passphrase. */

import { SaidFault } from '../../../../server/base/index.js'
import { publishKey } from '../../../gateway/index.js'
import { openPgp } from '../../../keys/index.js'
import { joinKeys, noKeys } from '../keys/join.js'
import { openVault } from '../keys/ring.js'
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
  /** In place of those that are here, under whose passphrase they come; these go on opening what was sealed to them. */
  readonly replaces: boolean
}

/**
 * Fault already-exists when this browser has keys that are not to be replaced, denied when `passphrase` is not theirs, syntax
 * for a short one; those of the authority. The keys are kept before anything is published.
 */
export async function run(
  { passphrase, name, openPgp: wantsPgp, replaces }: MakingKeys,
  { keys, asking, link, clock, random }: WorkerRoom,
): Promise<void> {
  const { identity, mailbox } = asking
  const normal = expectPassphrase(passphrase)
  const vault = await readVault(identity)
  if (vault && !replaces) throw new SaidFault('already-exists', 'web.keys.there-already')
  const now = clock.now()
  const before = vault ? await openVault(vault, normal, now) : noKeys
  const signature = await certifiedPair(link, 'signature', identity)
  const encryption = await certifiedPair(link, 'encryption', identity)
  const made = wantsPgp
    ? await openPgp.makeKey({
        ...{ name, address: mailbox, passphrase: normal, now },
        lifetimeMs: 3 * yearMs,
      })
    : null
  const pgp = made && (await openPgp.openSecret(made.secret, normal, now))
  const fresh = { ...noKeys, signature, encryption: [encryption], openPgp: pgp }
  const open = joinKeys(fresh, before)
  await writeVault(await sealKeys(identity, open, normal, { madeAt: now, random }))
  keys.adopt(open)
  if (!made) return
  await publishKey(link, mailbox, made.public)
  // What was learnt of the directory when the keys opened is old by now.
  keys.news()
}
