/** The IMAP session of the user's commands: imapflow, taught to log in with the certificate alone (RFC 4422 appendix A). */

import { ImapFlow } from 'imapflow'
import { PhrasedFault } from '../../server/base/index.js'
import { netFault } from './failures.js'
import { endpointOf, tlsOptions, type Identity } from './identity.js'

/** The parts of imapflow 2.1.2 that its login uses and its types leave out. */
interface Internals {
  capabilities: Map<string, boolean | number>
  expectCapabilityUpdate: boolean
  authenticated: string | boolean
  write(line: string): void
  exec(
    command: string,
    attributes: readonly { type: 'ATOM'; value: string }[],
    options: { onPlusTag(): Promise<void> },
  ): Promise<{ next(): void }>
  setAuthenticationState(): Promise<void>
}

/**
 * imapflow knows passwords and tokens only. Its login is one method; this one says EXTERNAL instead, naming the mailbox
 * to open as authorization identity. The version is pinned, and a test holds the two together.
 */
class CertificateImap extends ImapFlow {
  #mailbox: string

  constructor(options: ConstructorParameters<typeof ImapFlow>[0], mailbox: string) {
    super(options)
    this.#mailbox = mailbox
  }

  async authenticate(): Promise<boolean> {
    const inner = this as unknown as Internals
    if (!inner.capabilities.has('AUTH=EXTERNAL')) throw new NoExternal()
    inner.expectCapabilityUpdate = true
    const authzid = Buffer.from(this.#mailbox, 'utf8').toString('base64')
    const words = ['EXTERNAL']
    // RFC 4959 §3: with SASL-IR the identity goes along and saves a round trip.
    if (inner.capabilities.has('SASL-IR')) words.push(authzid)
    const attributes = words.map((value) => ({ type: 'ATOM', value }) as const)
    const onPlusTag = async () => inner.write(authzid)
    const response = await inner.exec('AUTHENTICATE', attributes, { onPlusTag })
    response.next()
    inner.authenticated = this.#mailbox
    await inner.setAuthenticationState()
    return true
  }
}

class NoExternal extends Error {}

/**
 * Runs `work` in a session opened as `identity`, and logs out afterwards. Fault unavailable when the server cannot be
 * reached or is not the right one, denied when it refuses the certificate or the mailbox.
 */
export async function withImap<T>(
  identity: Identity,
  work: (session: ImapFlow) => Promise<T>,
): Promise<T> {
  const endpoint = await endpointOf(identity, 'imap')
  const session = new CertificateImap(
    {
      host: endpoint.host,
      port: endpoint.port,
      secure: endpoint.tls === 'implicit',
      doSTARTTLS: endpoint.tls === 'starttls',
      servername: endpoint.servername,
      tls: tlsOptions(identity, endpoint),
      auth: { user: identity.account.mailbox },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: 20_000,
      greetingTimeout: 20_000,
    },
    identity.account.mailbox,
  )
  // Without a listener a failure between two commands would end the process; the next command meets it again.
  let lost: unknown = null
  session.on('error', (error: unknown) => (lost ??= error))
  try {
    await session.connect()
    const result = await work(session)
    await session.logout()
    return result
  } catch (error) {
    session.close()
    if (error instanceof NoExternal) {
      throw new PhrasedFault('unsupported', 'net.noExternal', { server: endpoint.label }, error)
    }
    throw netFault(lost ?? error, endpoint.label)
  }
}
