/** A letter made into the message that leaves: composed, signed with the person's own key, sealed for all its recipients. */

import { SaidFault } from '../../../../server/base/index.js'
import { letterOf, protectionOf, type LetterDraft } from '../../../acts/index.js'
import { composeLetter, signSmime, type Shield } from '../../../keys/index.js'
import type { WorkerRoom } from '../room.js'
import { planFor } from '../sealing.js'

export interface LetterWish {
  readonly draft: LetterDraft
  /** With the person's key, which has to be open. */
  readonly signs: boolean
  /** If everybody can open what is sealed. */
  readonly seals: boolean
  /** The person was told that it will be sealed: it is, or it does not leave. */
  readonly mustSeal: boolean
}

export interface LetterMessage {
  readonly raw: Uint8Array
  readonly recipients: readonly string[]
  readonly isSigned: boolean
  readonly isSealed: boolean
}

/**
 * Faults of `letterOf` and `composeLetter`; denied while the keys that are to sign are locked, not-found without them;
 * those of `planFor` when it is to be sealed; conflict when it must be, and a key that was there is no more.
 */
export async function run(
  { draft, signs, seals, mustSeal }: LetterWish,
  room: WorkerRoom,
): Promise<LetterMessage> {
  const setting = { now: room.clock.now(), random: room.random }
  const smime = signs ? await signing(room, setting.now) : null
  const everybody = [...draft.to, ...draft.cc].map(({ address }) => address)
  const plan = seals ? await planFor(everybody, room) : null
  if (mustSeal && plan?.way === 'none') throw new SaidFault('conflict', 'web.letters.key-gone')
  const { protection, signed, encrypted } = protectionOf({ plan, smime, pgp: null, ...setting })
  const { raw, recipients } = await composeLetter(letterOf(draft), protection, setting)
  return { raw, recipients, isSigned: signed !== null, isSealed: encrypted !== null }
}

async function signing({ keys, random }: WorkerRoom, at: number): Promise<Shield> {
  const { privateKey: key, certificate, chain } = await keys.expectSignature()
  return (entity) => signSmime(entity, { key, certificate, chain }, { at, random })
}
