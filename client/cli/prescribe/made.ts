/** What the console gives to making a prescription: a key of the identity folder that may be time-stamped, fonts, randomness. */

import { randomUuid, systemRandom } from '../../../server/base/index.js'
import type { Making } from '../../acts/index.js'
import { signDocument, type PrescribingProfessional } from '../../health/index.js'
import type { Identity, MailKey } from '../../mail/index.js'
import type { Stamping } from '../end-to-end/stamping.js'
import type { Output } from '../output.js'

export interface Setting {
  readonly identity: Identity
  /** Null when the identity has no key to sign with, or it is not to be used. */
  readonly signer: MailKey | null
  readonly at: number
  readonly output: Output
  readonly stamping: Stamping
}

export function makingWith(
  prescriber: PrescribingProfessional,
  { signer, stamping, at }: Setting,
): Making {
  const random = systemRandom
  const uuid = (): string => randomUuid(random)
  const sign =
    signer &&
    ((cda: Uint8Array): Promise<Uint8Array> =>
      stamping((timeStamp) =>
        signDocument(cda, signer, { at, uuid, ...(timeStamp && { timeStamp }) }),
      ))
  return { prescriber, sign, at, random }
}
