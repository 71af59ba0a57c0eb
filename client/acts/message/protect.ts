/** What is done to a message end to end, made of the keys at hand and of the plan for its recipients. */

import type { Random } from '../../../server/base/index.js'
import {
  encryptSmime,
  openPgp,
  type EncryptionPlan,
  type Protection,
  type Shield,
} from '../../keys/index.js'

export interface Protected {
  readonly protection: Protection
  readonly signed: 'smime' | 'openpgp' | null
  readonly encrypted: 'smime' | 'openpgp' | null
}

export interface ProtectionMeans {
  /** Null when it is not to be sealed. */
  readonly plan: EncryptionPlan | null
  /** Signs with the holder's certificate; null when it is not to be. */
  readonly smime: Shield | null
  /** Signs with an OpenPGP key where no certificate does. */
  readonly pgp: openPgp.OpenedKey | null
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly random: Random
}

/** The shields of a message, and what they are called. Faults come when they are used. */
export function protectionOf({ plan, smime, pgp, now, random }: ProtectionMeans): Protected {
  const way = plan === null || plan.way === 'none' ? null : plan.way
  // Inside OpenPGP a signature of its own goes with the encryption; alone it stands beside the text.
  const beside: Shield | null =
    pgp && way !== 'openpgp' ? (entity) => openPgp.signEntity(entity, pgp, now, random) : null
  const sign = smime ?? beside
  const signers = smime === null && pgp ? [pgp] : []
  const encrypt = plan && sealing(plan, signers, { now, random })
  return {
    protection: { ...(sign && { sign }), ...(encrypt && { encrypt }) },
    signed: smime ? 'smime' : pgp ? 'openpgp' : null,
    encrypted: way,
  }
}

function sealing(
  plan: EncryptionPlan,
  signers: readonly openPgp.OpenedKey[],
  { now, random }: Pick<ProtectionMeans, 'now' | 'random'>,
): Shield | null {
  if (plan.way === 'none') return null
  if (plan.way === 'smime') return async (entity) => encryptSmime(entity, plan.certificates, random)
  const { keys: to } = plan
  return (content) => openPgp.encryptEntity({ content, to, signers, now }, random)
}
