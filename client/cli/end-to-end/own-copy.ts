/** The sender's copy of what has gone: one that cannot be kept is a remark, not a failure. */

import { isFault, SaidFault } from '../../../server/base/index.js'
import { keepCopy, type Identity } from '../../mail/index.js'
import type { Output } from '../output.js'

export interface KeptCopy {
  readonly copied: boolean
  /** Among the sent messages; null when it is not known. */
  readonly sentUid: number | null
}

export const noCopy: KeptCopy = { copied: false, sentUid: null }

export async function tryCopy(identity: Identity, raw: Buffer, output: Output): Promise<KeptCopy> {
  try {
    return { copied: true, sentUid: await keepCopy(identity, raw) }
  } catch (error) {
    if (!isFault(error)) throw error
    const reason = error instanceof SaidFault ? error.in(output.language) : error.message
    output.note(output.say('send.copyFailed', { reason }))
    return noCopy
  }
}
