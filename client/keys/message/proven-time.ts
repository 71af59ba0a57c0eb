/** Who else than the signer says when a signature was made: the gateway, or a time-stamping authority that is believed. */

import {
  parseCrl,
  verifyChain,
  verifyTimeStamp,
  type CmsSignature,
  type Crl,
  type TimeStamp,
} from '../../../pki/index.js'
import { isFault } from '../../../server/base/index.js'
import type { Note, ProvenTime } from '../../verdict/index.js'
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
  const told = stamps.flatMap((token) => tellingOf(token, signature.value, context))
  const notes: Note[] = told.length < stamps.length ? [{ name: 'time-stamp-ignored' }] : []
  const all = [...(context.proven ? [context.proven] : []), ...told]
  return { proven: all.sort((a, b) => a.at - b.at)[0] ?? null, notes }
}

function tellingOf(token: Buffer, value: Buffer, context: ExamineContext): ProvenTime[] {
  const stamp = orNull(() => verifyTimeStamp(token, value))
  if (!stamp || stamp.flaws.length > 0 || stamp.at > context.now) return []
  return isBelieved(stamp, context) ? [{ at: stamp.at, toldBy: 'authority' }] : []
}

/** RFC 3161 §4: the authority's certificate held when it told the time, and is not revoked where lists tell. */
function isBelieved(stamp: TimeStamp, { trust }: ExamineContext): boolean {
  const { certificate, certificates, at } = stamp
  if (!certificate) return false
  const chain = verifyChain({
    ...{ leaf: certificate, untrusted: [...certificates, ...trust.intermediates] },
    ...{ anchors: trust.anchors, purpose: 'any', at },
  })
  if (!chain.admitted) return false
  const brought = stamp.lists.flatMap((der): Crl[] => {
    const list = orNull(() => parseCrl(der))
    return list ? [list] : []
  })
  return ![...trust.lists, ...brought].some(
    (list) =>
      list.issuer.key === certificate.issuer.key &&
      list.entries.get(certificate.serial) !== undefined,
  )
}

function orNull<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (isFault(error)) return null
    throw error
  }
}
