/** Keys of two places made one: which of them are used from now on, and that none that opened mail is lost. */

import type { openPgp } from '../../../keys/index.js'
import type { OpenKeys, OpenPair } from './ring.js'

export const noKeys: OpenKeys = { signature: null, encryption: [], openPgp: null, olderOpenPgp: [] }

const isFirst = ({ certificate }: OpenPair, at: number, all: readonly OpenPair[]): boolean =>
  all.findIndex((one) => one.certificate.fingerprint === certificate.fingerprint) === at

const isFirstPgp = (
  { info }: openPgp.OpenedKey,
  at: number,
  all: readonly openPgp.OpenedKey[],
): boolean => all.findIndex((one) => one.info.fingerprint === info.fingerprint) === at

/** Both; what `first` has is what is used. */
export function joinKeys(first: OpenKeys, second: OpenKeys): OpenKeys {
  const pgp = [first, second].flatMap((one) => [
    ...(one.openPgp ? [one.openPgp] : []),
    ...one.olderOpenPgp,
  ])
  const [current, ...older] = pgp.filter(isFirstPgp)
  return {
    signature: first.signature ?? second.signature,
    encryption: [...first.encryption, ...second.encryption].filter(isFirst),
    ...{ openPgp: current ?? null, olderOpenPgp: older },
  }
}

const madeAt = ({ signature, encryption, openPgp: pgp }: OpenKeys): number =>
  Math.max(
    ...[signature, encryption[0]].map((pair) => pair?.certificate.notBefore ?? 0),
    pgp?.info.createdAt ?? 0,
  )

/** Both; those made last are used: an old copy taken in again does not bring back what was replaced. */
export const joinNewest = (one: OpenKeys, other: OpenKeys): OpenKeys =>
  madeAt(one) >= madeAt(other) ? joinKeys(one, other) : joinKeys(other, one)
