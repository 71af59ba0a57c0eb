/** Whether this browser has keys of the person, what they are, and whether they are open. */

import { parseCertificate } from '../../../../pki/index.js'
import { keysOf } from '../../../gateway/index.js'
import { isFault } from '../../../../server/base/index.js'
import type { SealedPair } from '../keys/vault.js'
import { readVault } from '../keys/vault.js'
import type { WorkerRoom } from '../room.js'

export interface PairState {
  /** Milliseconds since the epoch. */
  readonly endsAt: number
  readonly serial: string
}

export interface KeysState {
  readonly state: 'none' | 'locked' | 'open'
  readonly madeAt: number | null
  readonly signature: PairState | null
  readonly encryption: PairState | null
  readonly hasOpenPgp: boolean
  /** What the directory gives to whoever writes to the mailbox in use; null when it could not be asked. */
  readonly published: { readonly certificate: boolean; readonly openPgp: boolean } | null
}

function pairState(pair: SealedPair | null): PairState | null {
  const [der] = pair?.certificates ?? []
  if (!der) return null
  const { notAfter, serial } = parseCertificate(Buffer.from(der))
  return { endsAt: notAfter, serial }
}

export async function run(
  { withDirectory }: { readonly withDirectory: boolean },
  { keys, asking, link }: WorkerRoom,
): Promise<KeysState> {
  const vault = await readVault(asking.identity)
  const published = withDirectory
    ? await keysOf(link, asking.mailbox).then(
        ({ certificates, openPgp }) => ({
          certificate: certificates.encryption.length > 0,
          openPgp: openPgp !== null,
        }),
        (error: unknown) => {
          if (isFault(error)) return null
          throw error
        },
      )
    : null
  return {
    state: vault === null ? 'none' : keys.isOpen ? 'open' : 'locked',
    madeAt: vault?.madeAt ?? null,
    signature: pairState(vault?.signature ?? null),
    encryption: pairState(vault?.encryption ?? null),
    hasOpenPgp: (vault?.openPgp ?? null) !== null,
    published,
  }
}
