/** Signing with a time-stamp of the authority that the account or the line names; without one, said, when it is silent. */

import { askTimeStamp } from '../../../pki/index.js'
import { isFault, SaidFault, systemRandom } from '../../../server/base/index.js'
import { postTimeStamp, timeStampUrl, type Identity } from '../../mail/index.js'
import type { Output } from '../output.js'

/** Asks for a token (DER) over octets. */
export type AskStamp = (over: Uint8Array) => Promise<Buffer>

/** Runs `sign` with a way to ask, and again without when the authority did not answer as it should. */
export type Stamping = <T>(sign: (ask: AskStamp | null) => Promise<T>) => Promise<T>

export const tsaOption = { summary: 'stamp.tsa', value: 'URL' } as const

class Unstamped extends Error {}

/** `chosen` stands above the account. Fault syntax for what is no http(s) address. */
export function stampingFor(
  { account, anchors }: Identity,
  chosen: string | undefined,
  output: Output,
): Stamping {
  const text = chosen ?? account.tsa
  if (text === undefined) return (sign) => sign(null)
  const url = timeStampUrl(text)
  if (!url) throw new SaidFault('syntax', 'stamp.bad-url', { url: text })
  let isSilent = false
  const ask: AskStamp = async (over) => {
    try {
      const post = (request: Buffer): Promise<Buffer> => postTimeStamp(url, request, anchors)
      return await askTimeStamp(Buffer.from(over), post, systemRandom)
    } catch (error) {
      if (!isFault(error)) throw error
      isSilent = true
      const reason = error instanceof SaidFault ? error.in(output.language) : error.message
      output.note(output.say('stamp.without', { url: text, reason }))
      throw new Unstamped()
    }
  }
  // What did not answer once is not waited for again by the next signature.
  return async (sign) => {
    if (isSilent) return sign(null)
    try {
      return await sign(ask)
    } catch (error) {
      if (!(error instanceof Unstamped)) throw error
      return sign(null)
    }
  }
}
