/** The client of EST (RFC 7030): asks the gateway over mutual TLS, and believes no certificate that it cannot place. */

import { request as httpsRequest } from 'node:https'
import { parseCertificate, parseCertsOnly, type Certificate } from '../../../pki/index.js'
import { isFault, PhrasedFault } from '../../../server/base/index.js'
import { netFault } from '../failures.js'
import { tlsOptions, type Endpoint, type Identity } from '../identity.js'

const maxAnswer = 256 * 1024
const patienceMs = 60_000

interface Question {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
}

interface Answer {
  readonly status: number
  readonly text: string
}

/** A new certificate over the key of `request` (DER). Fault denied with the gateway's own sentence, or unavailable. */
export async function askRenewal(
  identity: Identity,
  endpoint: Endpoint,
  request: Buffer,
): Promise<Certificate> {
  const path = '/.well-known/est/simplereenroll'
  const body = request.toString('base64')
  const answer = await ask(identity, endpoint, { method: 'POST', path, body })
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
  const answer = await ask(identity, endpoint, { method: 'GET', path })
  return certificatesIn(expectGood(answer, endpoint), endpoint)
}

/** Who the gateway sees in `identity`: the proof that a certificate works. Fault denied or unavailable when it does not. */
export async function askWhoami(identity: Identity, endpoint: Endpoint): Promise<string> {
  const answer = await ask(identity, endpoint, { method: 'GET', path: '/whoami' })
  if (answer.status === 200) {
    const told: unknown = JSON.parse(answer.text)
    if (typeof told === 'object' && told !== null && 'identity' in told)
      return String(told.identity)
  }
  throw new PhrasedFault('denied', 'renew.not-accepted', { server: endpoint.label })
}

function expectGood({ status, text }: Answer, { label: server }: Endpoint): string {
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

async function ask(
  identity: Identity,
  endpoint: Endpoint,
  { method, path, body }: Question,
): Promise<Answer> {
  try {
    return await exchange(identity, endpoint, { method, path, ...(body ? { body } : {}) })
  } catch (error) {
    throw netFault(error, endpoint.label)
  }
}

function exchange(
  identity: Identity,
  endpoint: Endpoint,
  { method, path, body = '' }: Question,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpsRequest(
      {
        ...tlsOptions(identity, endpoint),
        ...{ host: endpoint.host, port: endpoint.port, method, path, agent: false },
        headers: {
          'content-length': Buffer.byteLength(body),
          ...(method === 'POST' ? { 'content-type': 'application/pkcs10' } : {}),
        },
        timeout: patienceMs,
      },
      (response) => {
        const pieces: Buffer[] = []
        let size = 0
        response.on('data', (piece: Buffer) => {
          size += piece.length
          pieces.push(piece)
          if (size > maxAnswer) response.destroy(new Error('the answer is too long'))
        })
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString('utf8')
          resolve({ status: response.statusCode ?? 0, text })
        })
      },
    )
    asked.on('timeout', () => asked.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })))
    asked.on('error', reject)
    asked.end(body)
  })
}
