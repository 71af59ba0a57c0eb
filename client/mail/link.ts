/** The gateway of an identity folder as a link: what `client/gateway` asks goes over mutual TLS. */

import { askHttps, type HttpsAnswer, type HttpsQuestion } from './https.js'
import { endpointOf, type Identity } from './identity.js'

/** Fits `GatewayLink` of client/gateway, which this room does not know. */
export interface TlsLink {
  readonly mailbox: string
  readonly server: string
  ask(question: HttpsQuestion): Promise<HttpsAnswer>
}

/** Asks the HTTPS listener of the gateway as `identity`, wherever it listens now. Faults of `askHttps` and `endpointOf`. */
export function tlsLink(identity: Identity): TlsLink {
  const { account } = identity
  return {
    mailbox: account.mailbox,
    server: account.servers.https.servername ?? account.servers.https.host,
    ask: async (question) => askHttps(identity, await endpointOf(identity, 'https'), question),
  }
}
