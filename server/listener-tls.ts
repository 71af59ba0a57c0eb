/** What every listener shows and asks for: the gateway's key and chain, and the authorities it takes certificates of. */

import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import { directionOf, readAuthorityName, toPem } from '../pki/index.js'
import { SaidFault } from './base/index.js'
import { readRequired, readSecret } from './config/index.js'
import type { Data } from './data.js'
import { serverTls, type ServerTls } from './trust/index.js'

function expectPair(key: Buffer, chain: string): void {
  try {
    if (new X509Certificate(chain).checkPrivateKey(createPrivateKey(key))) return
  } catch (error) {
    throw new SaidFault('corrupt', 'data.tls-mismatch', {}, error)
  }
  throw new SaidFault('corrupt', 'data.tls-mismatch')
}

/** Names in the request for a certificate: each costs its length in every handshake. */
const maxForeignNames = 64

/** Those whose certificates may come in, and those that issue below them: browsers offer what these names fit. */
async function foreignNames({ foreign }: Data): Promise<string[]> {
  const known = await foreign.authorities()
  return known
    .filter(({ audiences: whom }) => whom.length === 0 || whom.some((w) => directionOf[w] === 'in'))
    .slice(0, maxForeignNames)
    .map(({ certificate }) => toPem('CERTIFICATE', certificate))
}

/** Key, chain and trusted authorities, as they are now. SaidFault corrupt for a key that is not the chain's. */
export async function listenerTls(data: Data): Promise<ServerTls> {
  const authorities = await data.authority.authorities()
  const key = readSecret(join(data.paths.tls, 'server.key'))
  const chain = readRequired(join(data.paths.tls, 'server.pem')).toString('latin1')
  expectPair(key, chain)
  return serverTls({
    ...{ key, chain },
    authorities: [
      ...authorities
        .filter(({ name }) => readAuthorityName(name)?.role !== 'servers')
        .map(({ certificate }) => toPem('CERTIFICATE', certificate.der)),
      ...(await foreignNames(data)),
    ],
  })
}

/** Looks whether other authorities are trusted than at the last look; if so, hands out what the next handshakes show. */
export function authoritiesFollower(
  data: Data,
  first: ServerTls,
  renew: (tls: ServerTls) => void,
): () => Promise<boolean> {
  let seen = data.engines.pki.revision()
  const markOf = (tls: ServerTls): string =>
    createHash('sha256').update(JSON.stringify(tls)).digest('hex')
  let shown = markOf(first)
  return async () => {
    const now = data.engines.pki.revision()
    if (now === seen) return false
    const tls = await listenerTls(data)
    seen = now
    const mark = markOf(tls)
    if (mark === shown) return false
    shown = mark
    renew(tls)
    return true
  }
}
