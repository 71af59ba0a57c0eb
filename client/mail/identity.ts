/** A user's identity folder: key, certificate, chain and account, as `pli enrol` writes them. */

import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { ConnectionOptions } from 'node:tls'
import { codeOf, isFault, PhrasedFault } from '../../server/base/index.js'
import { fileFault } from './files.js'
import { parseAccount, type Account, type ServerAccount, type ServerName } from './account.js'
import { currentPorts } from './listeners.js'
import { refuseExposed } from './mail-keys/files.js'
import { settle } from './renewal/folder.js'

/** Everything needed to speak to the gateway as somebody. */
export interface Identity {
  /** Where it was opened. */
  readonly folder: string
  readonly account: Account
  /** PEM. */
  readonly key: string
  /** PEM: the certificate, then its intermediates. */
  readonly certificate: string
  /** PEM: what server certificates are verified against. */
  readonly anchors: string
}

/** Where a server is and how its connection is secured. */
export interface Endpoint {
  readonly host: string
  readonly port: number
  readonly tls: 'implicit' | 'starttls'
  /** The name its certificate must carry. */
  readonly servername: string
  /** `host:port`, for sentences. */
  readonly label: string
}

function pemBlocks(text: string): string[] {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
}

/** The certificate with its intermediates: a root in a TLS handshake is only weight. */
function certificateChain(certificate: string, chain: string): string {
  const [own, ...rest] = pemBlocks(certificate)
  if (own === undefined) throw new Error('no certificate')
  const intermediates = [...rest, ...pemBlocks(chain)].filter((pem) => {
    const { subject, issuer } = new X509Certificate(pem)
    return subject !== issuer
  })
  return [...new Set([own, ...intermediates])].join('\n')
}

/**
 * Opens the identity in `folder`. Fault not-found when it is none, denied when others can read its key, corrupt when
 * its files do not fit together.
 */
export async function openIdentity(folder: string): Promise<Identity> {
  await settle(folder)
  const read = async (file: string) => {
    const path = join(folder, file)
    try {
      if (file === 'key.pem') await refuseExposed(path)
      return await readFile(path, 'utf8')
    } catch (error) {
      if (isFault(error)) throw error
      if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') {
        throw fileFault('unreadable', path, error)
      }
      throw new PhrasedFault('not-found', 'identity.notOne', { path: folder, file }, error)
    }
  }
  const account = parseAccount(await read('account.json'), join(folder, 'account.json'))
  const key = await read('key.pem')
  const certificate = await read('cert.pem')
  const anchors = await read('chain.pem')
  try {
    const fits = new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))
    if (!fits) throw new Error('the key is not that of the certificate')
    return { folder, account, key, anchors, certificate: certificateChain(certificate, anchors) }
  } catch (error) {
    throw new PhrasedFault('corrupt', 'identity.badMaterial', { path: folder }, error)
  }
}

function nameOf(server: ServerAccount, account: Account): string {
  const name = server.servername ?? account.servername
  return name ?? (isIP(server.host) === 0 ? server.host : '')
}

/** Where `name` is now: the account's word, or that of the running gateway when the account says where to find it. */
export async function endpointOf(identity: Identity, name: ServerName): Promise<Endpoint> {
  const { account } = identity
  const server = account.servers[name]
  const current = await currentPorts(account.listeners, name, server.tls)
  const { host, port } = current ?? server
  const servername = nameOf(server, account)
  const label = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  return { host, port, tls: server.tls, servername, label }
}

/** When the identity's certificate ends, in milliseconds since the epoch. */
export const endOf = ({ certificate }: Identity): number =>
  Date.parse(new X509Certificate(certificate).validTo)

/** TLS options that present the identity and verify the server against the chain. */
export function tlsOptions(identity: Identity, endpoint: Endpoint): ConnectionOptions {
  const { key, certificate, anchors } = identity
  const named = endpoint.servername === '' ? {} : { servername: endpoint.servername }
  return { key, cert: certificate, ca: anchors, minVersion: 'TLSv1.2', ...named }
}
