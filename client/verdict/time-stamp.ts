/** What a time-stamp proves: only an authority that is believed, and was good when it told the time, moves the clock of a verdict. */

import {
  parseCrl,
  verifyChain,
  verifyTimeStamp,
  type Crl,
  type TimeStamp,
} from '../../pki/index.js'
import { isFault } from '../../server/base/index.js'
import type { ProvenTime, SignerTrust } from './signer-question.js'

/**
 * The moment at which the octets `over` existed, by the token (DER, RFC 3161) of a trusted authority; null when it is
 * not over them, not a time-stamp, not believed, or from the future. Throws nothing for what a token may hold.
 */
export function provenByStamp(
  token: Uint8Array,
  over: Uint8Array,
  trust: SignerTrust,
  now: number,
): ProvenTime | null {
  const stamp = orNull(() => verifyTimeStamp(Buffer.from(token), Buffer.from(over)))
  if (!stamp || stamp.flaws.length > 0 || stamp.at > now) return null
  return isBelieved(stamp, trust) ? { at: stamp.at, toldBy: 'authority' } : null
}

/** RFC 3161 §4: the authority's certificate held when it told the time, and is not revoked where lists tell. */
function isBelieved(stamp: TimeStamp, trust: SignerTrust): boolean {
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
