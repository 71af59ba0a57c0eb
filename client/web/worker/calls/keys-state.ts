/** Whether this browser has keys of the person, what they are, and whether they are open. */

import { parseCertificate, type Crl } from '../../../../pki/index.js'
import { openPgp } from '../../../keys/index.js'
import { keysOf } from '../../../gateway/index.js'
import { isFault } from '../../../../server/base/index.js'
import { readVault, type SealedPair, type Vault } from '../keys/vault.js'
import type { WorkerRoom } from '../room.js'

export interface PairState {
  /** Milliseconds since the epoch. */
  readonly endsAt: number
  readonly serial: string
  /** Since when it is no more, by the lists of the authorities; null while it holds, and where nothing was asked. */
  readonly revokedAt: number | null
}

export interface KeysState {
  readonly state: 'none' | 'locked' | 'open'
  readonly madeAt: number | null
  readonly signature: PairState | null
  readonly encryption: PairState | null
  readonly hasOpenPgp: boolean
  /** What the directory gives to whoever writes to the mailbox in use; null when it could not be asked. */
  readonly published: PublishedState | null
}

/** For each kind: whether there is one, and it is of this browser. */
export interface PublishedState {
  readonly certificate: KeyPlace
  readonly openPgp: KeyPlace
}

export type KeyPlace = 'none' | 'here' | 'elsewhere'

function pairState(pair: SealedPair | null, lists: readonly Crl[]): PairState | null {
  const [der] = pair?.certificates ?? []
  if (!der) return null
  const { notAfter, serial, issuer } = parseCertificate(Buffer.from(der))
  const entry = lists
    .filter((list) => list.issuer.key === issuer.key)
    .flatMap(({ entries }) => entries.get(serial) ?? [])
  return { endsAt: notAfter, serial, revokedAt: entry[0]?.revokedAt ?? null }
}

const placeOf = (found: string | undefined, own: string | undefined): KeyPlace =>
  found === undefined ? 'none' : found === own ? 'here' : 'elsewhere'

/** Compares what others are given with what is here. */
async function publishedState(
  vault: Vault | null,
  { link, asking, clock }: WorkerRoom,
): Promise<PublishedState> {
  const { certificates, openPgp: pgp } = await keysOf(link, asking.mailbox)
  const ownPgp = vault?.openPgp ? await openPgp.readKey(vault.openPgp, clock.now()) : undefined
  return {
    certificate: placeOf(
      certificates.encryption[0]?.serial,
      pairState(vault?.encryption ?? null, [])?.serial,
    ),
    openPgp: placeOf(pgp?.fingerprint, ownPgp?.fingerprint),
  }
}

export async function run(
  { withDirectory }: { readonly withDirectory: boolean },
  room: WorkerRoom,
): Promise<KeysState> {
  const { keys, asking } = room
  const vault = await readVault(asking.identity)
  const published = withDirectory
    ? await publishedState(vault, room).catch((error: unknown) => {
        if (isFault(error)) return null
        throw error
      })
    : null
  const lists = withDirectory ? await room.lists() : []
  return {
    state: vault === null ? 'none' : keys.isOpen ? 'open' : 'locked',
    madeAt: vault?.madeAt ?? null,
    signature: pairState(vault?.signature ?? null, lists),
    encryption: pairState(vault?.encryption ?? null, lists),
    hasOpenPgp: (vault?.openPgp ?? null) !== null,
    published,
  }
}
