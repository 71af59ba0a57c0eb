/** The revocation lists of a gateway, for judging signatures; without them a verdict is in doubt, which is said. */

import type { Crl } from '../../../pki/index.js'
import { isFault, type Clock } from '../../../server/base/index.js'
import { RevocationLists } from '../../gateway/index.js'
import { tlsLink, type Identity } from '../../mail/index.js'
import type { Output } from '../output.js'

/** None, and a remark, when the gateway cannot be asked: what was signed can still be read. */
export async function gatewayLists(
  identity: Identity,
  clock: Clock,
  output: Output,
): Promise<Crl[]> {
  try {
    return await new RevocationLists(tlsLink(identity), clock).all()
  } catch (error) {
    if (!isFault(error)) throw error
    output.note(output.say('trust.no-lists'))
    return []
  }
}
