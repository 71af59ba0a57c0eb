/** Signs a clinical document with the person's key: XAdES, in a document beside it. */

import { randomUuid } from '../../../../server/base/index.js'
import { signDocument } from '../../../health/index.js'
import type { WorkerRoom } from '../room.js'

/** Fault denied while the keys are locked, not-found without keys; those of `signDocument`. */
export async function run(
  { document }: { readonly document: Uint8Array },
  { keys, clock, random }: WorkerRoom,
): Promise<Uint8Array> {
  const signer = await keys.expectSignature()
  return signDocument(document, signer, { at: clock.now(), uuid: () => randomUuid(random) })
}
