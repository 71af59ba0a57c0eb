/** The authorities of our space, as the enrolment service lists them: links between a certificate and a root we trust. */

import { parseCertificate, parseCertsOnly, type Certificate } from '../../pki/index.js'
import { PhrasedFault } from '../../server/base/index.js'
import { askGateway, textOf } from './ask.js'
import type { GatewayLink } from './link.js'

/**
 * Every issuing authority and root that the gateway names (RFC 7030 §4.1). None of them is trusted for that: they help
 * to build a chain to an anchor of the identity folder. Faults as `askGateway`; corrupt for what is no list.
 */
export async function authoritiesKnown(link: GatewayLink): Promise<readonly Certificate[]> {
  const question = { method: 'GET', path: '/.well-known/est/cacerts' } as const
  const { body } = await askGateway(link, question)
  try {
    const list = parseCertsOnly(Buffer.from(textOf(body), 'base64'))
    return list.slice(0, 64).map((der) => parseCertificate(der))
  } catch (cause) {
    throw new PhrasedFault('corrupt', 'gateway.odd-answer', {}, cause)
  }
}
