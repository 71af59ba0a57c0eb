/** Uploads: a file taken as it comes, to be used by a later call (RFC 8620 §6.1). */

import type { Fault, FaultKind } from '../base/index.js'
import type { WholeAccount } from '../mail/index.js'
import type { JsonObject } from './core/json.js'
import { jmapLimits } from './core/limits.js'
import { Problem } from './core/problems.js'
import { uploadBlobId } from './ids.js'

/** What is said of a file before its first octet. */
export interface Announced {
  readonly type: string
  /** Null when it was not said. */
  readonly sizeBytes: number | null
}

const tooLarge = (): Problem =>
  new Problem('limit', 'the file is too large', { limit: 'maxSizeUpload' })

/** The answer's body. Throws Problem, and the Faults of the mailbox domain. */
export async function takeUpload(
  account: WholeAccount,
  accountId: string,
  { type, sizeBytes }: Announced,
  chunks: AsyncIterable<Uint8Array>,
): Promise<JsonObject> {
  // Before a byte is taken, whenever that is possible.
  if (sizeBytes !== null && sizeBytes > jmapLimits.maxSizeUpload) throw tooLarge()
  const upload = await account.uploads.put(type, chunks)
  return { accountId, blobId: uploadBlobId(upload.id), type, size: upload.sizeBytes }
}

/** How a failure of the house is told to who uploads. */
export function uploadProblemOf(fault: Fault): Problem {
  const problem = problems[fault.kind]
  if (!problem) throw fault
  return problem(fault.message)
}

/** The other kinds do not come of an upload: they would be a mistake of ours. */
const problems: Partial<Record<FaultKind, (message: string) => Problem>> = {
  'too-large': tooLarge,
  limited: (message) => new Problem('limit', message, { limit: 'uploads' }),
  denied: (message) => new Problem('accountReadOnly', message),
  unavailable: (message) => new Problem('unavailable', message),
}
