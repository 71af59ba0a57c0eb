/** Signs a MIME entity with the person's key: S/MIME, beside the text. */

import { signSmime } from '../../../keys/index.js'
import type { WorkerRoom } from '../room.js'

/** Fault denied while the keys are locked, not-found without keys; those of `signSmime`. */
export async function run(
  { entity }: { readonly entity: Uint8Array },
  { keys, clock, random }: WorkerRoom,
): Promise<Uint8Array> {
  const { privateKey: key, certificate, chain } = await keys.expectSignature()
  return signSmime(entity, { key, certificate, chain }, { at: clock.now(), random })
}
