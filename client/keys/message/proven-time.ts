/** Who else than the signer says when a signature was made: the gateway, or a time-stamping authority that is believed. */

import type { CmsSignature } from '../../../pki/index.js'
import { provenByStamp, type Note, type ProvenTime } from '../../verdict/index.js'
import type { ExamineContext } from './model.js'

/** A message needs one; more would only cost. */
const maxStamps = 4

export interface Proof {
  readonly proven: ProvenTime | null
  readonly notes: readonly Note[]
}

/** The earliest moment at which somebody believed says that the signature was there. */
export function proofOf(signature: CmsSignature, context: ExamineContext): Proof {
  const stamps = signature.timeStamps.slice(0, maxStamps)
  const told = stamps.flatMap(
    (token) => provenByStamp(token, signature.value, context.trust, context.now) ?? [],
  )
  const notes: Note[] = told.length < stamps.length ? [{ name: 'time-stamp-ignored' }] : []
  const all = [...(context.proven ? [context.proven] : []), ...told]
  return { proven: all.sort((a, b) => a.at - b.at)[0] ?? null, notes }
}
