/** The client of EST (RFC 7030): asks the gateway over mutual TLS, and believes no certificate that it cannot place. */

import { parseCertificate, parseCertsOnly, type Certificate } from '../../../pki/index.js'
import { isFault, PhrasedFault } from '../../../server/base/index.js'
import { askHttps, type HttpsAnswer } from '../https.js'
import type { Endpoint, Identity } from '../identity.js'

/** A new certificate over the key of `request` (DER). Fault denied with the gateway's own sentence, or unavailable. */
export async function askRenewal(
  identity: Identity,
  endpoint: Endpoint,
  request: Buffer,
): Promise<Certificate> {
  const path = '/.well-known/est/simplereenroll'
  const body = request.toString('base64')
  const contentType = 'application/pkcs10'
  const answer = await askHttps(identity, endpoint, { method: 'POST', path, body, contentType })
  const [certificate] = certificatesIn(expectGood(answer, endpoint), endpoint)
  if (!certificate)
    throw new PhrasedFault('corrupt', 'renew.odd-answer', { server: endpoint.label })
  return certificate
}

/** A certificate of `profile` over the key of `request` (DER), which signs or enciphers our mail. Faults as `askRenewal`. */
export async function askMailCertificate(
  identity: Identity,
  endpoint: Endpoint,
  profile: string,
  request: Buffer,
): Promise<Certificate> {
  const path = `/.well-known/est/${profile}/simpleenroll`
  const body = request.toString('base64')
  const contentType = 'application/pkcs10'
  const answer = await askHttps(identity, endpoint, { method: 'POST', path, body, contentType })
  const [certificate] = certificatesIn(expectGood(answer, endpoint), endpoint)
  if (!certificate)
    throw new PhrasedFault('corrupt', 'renew.odd-answer', { server: endpoint.label })
  return certificate
}

/** The gateway's authorities as they are now. */
export async function askAuthorities(
  identity: Identity,
  endpoint: Endpoint,
): Promise<Certificate[]> {
  const path = '/.well-known/est/cacerts'
  const answer = await askHttps(identity, endpoint, { method: 'GET', path })
  return certificatesIn(expectGood(answer, endpoint), endpoint)
}

/** Who the gateway sees in `identity`: the proof that a certificate works. Fault denied or unavailable when it does not. */
export async function askWhoami(identity: Identity, endpoint: Endpoint): Promise<string> {
  const answer = await askHttps(identity, endpoint, { method: 'GET', path: '/whoami' })
  if (answer.status === 200) {
    const told: unknown = JSON.parse(answer.body.toString('utf8'))
    if (typeof told === 'object' && told !== null && 'identity' in told)
      return String(told.identity)
  }
  throw new PhrasedFault('denied', 'renew.not-accepted', { server: endpoint.label })
}

function expectGood({ status, body }: HttpsAnswer, { label: server }: Endpoint): string {
  const text = body.toString('utf8')
  if (status === 200) return text
  if (status === 404) throw new PhrasedFault('unsupported', 'renew.no-est', { server })
  const [answer = ''] = text.slice(0, 500).split('\n', 1)
  throw new PhrasedFault(status < 500 ? 'denied' : 'unavailable', 'net.said', { server, answer })
}

function certificatesIn(text: string, { label: server }: Endpoint): Certificate[] {
  try {
    return parseCertsOnly(Buffer.from(text.replace(/\s+/g, ''), 'base64')).map(parseCertificate)
  } catch (error) {
    if (isFault(error)) throw new PhrasedFault('corrupt', 'renew.odd-answer', { server }, error)
    throw error
  }
}
