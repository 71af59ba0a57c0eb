/** TLS as every listener speaks it: 1.2 or later, a certificate asked of every peer, no session ever resumed. */

import { constants } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import { limits } from '../base/index.js'

/** What the gateway shows of itself, and whose certificates it asks for. PEM. */
export interface TlsMaterial {
  readonly key: string | Buffer
  /** Leaf, then issuing authority. */
  readonly chain: string
  /** Anchors and issuing authorities; their names go into the request for a certificate. */
  readonly authorities: readonly string[]
}

/** Options for `tls.createServer`, `new TLSSocket` and the packages on top of them. */
export interface ServerTls {
  readonly key: string | Buffer
  readonly cert: string
  readonly ca: string[]
  readonly minVersion: 'TLSv1.2'
  readonly ciphers: string
  readonly honorCipherOrder: true
  readonly ecdhCurve: string
  readonly requestCert: true
  readonly rejectUnauthorized: false
  readonly secureOptions: number
  readonly sessionIdContext: string
  readonly handshakeTimeout: number
}

/** TLS 1.3 suites, then those of TLS 1.2 with forward secrecy and AEAD. */
const ciphers = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
].join(':')

/**
 * `rejectUnauthorized` is off so that a refused peer can be told why in its own protocol: `Trust.admit` judges
 * every handshake before a command is read, and nothing is served without its verdict.
 *
 * Node resumes sessions past client authentication, so none may be resumed: no tickets (RFC 5077), which for
 * TLS 1.3 leaves stateful tickets that we never keep, and no session cache (we answer no lookup).
 */
export function serverTls(material: TlsMaterial): ServerTls {
  return {
    key: material.key,
    cert: material.chain,
    ca: [...material.authorities],
    minVersion: 'TLSv1.2',
    ciphers,
    honorCipherOrder: true,
    ecdhCurve: 'X25519:P-256:P-384',
    requestCert: true,
    rejectUnauthorized: false,
    secureOptions:
      constants.SSL_OP_NO_TICKET |
      constants.SSL_OP_NO_RENEGOTIATION |
      constants.SSL_OP_CIPHER_SERVER_PREFERENCE,
    sessionIdContext: 'pli',
    handshakeTimeout: limits.handshakeMs,
  }
}

/**
 * DER of the peer's certificate, or null when it showed none. Not by `getPeerX509Certificate`, whose object costs
 * twice as much to make and has nothing that we read.
 */
export function peerLeaf(socket: TLSSocket): Buffer | null {
  // Without a certificate Node gives an empty object, whatever its types say.
  const { raw } = socket.getPeerCertificate(false) as { raw?: Buffer }
  return raw ?? null
}

/** DER of all that the peer presented, leaf first, within the limits. */
export function peerChain(socket: TLSSocket): Buffer[] {
  const chain: Buffer[] = []
  let current = socket.getPeerCertificate(true)
  while (current.raw && chain.length < limits.chainLength) {
    chain.push(current.raw)
    const issuer = current.issuerCertificate
    if (!issuer?.raw || issuer === current || issuer.raw.equals(current.raw)) break
    current = issuer
  }
  return chain
}
