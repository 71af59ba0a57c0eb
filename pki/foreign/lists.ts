/** Fetching the lists of others ahead of time: a handshake never waits for a network. */

import { get } from 'node:http'
import { Fault, isFault, limits } from '../../server/base/index.js'
import { parsePem } from '../x509/index.js'
import type { ForeignTrust } from './registry.js'

const timeoutMs = 30_000

/** What became of one list. */
export interface FetchOutcome {
  readonly fingerprint: string
  readonly subject: string
  /** Null when the list is there; English, for logs, otherwise. */
  readonly problem: string | null
}

/** Fetches every list that has an address; the one we have stays until a newer one is good. */
export async function refreshLists(foreign: ForeignTrust, actor: string): Promise<FetchOutcome[]> {
  const outcomes: FetchOutcome[] = []
  for (const { fingerprint, subject, crlUrl } of await foreign.anchors()) {
    if (crlUrl === null) continue
    outcomes.push({
      fingerprint,
      subject,
      problem: await fetchOne(foreign, fingerprint, crlUrl, actor),
    })
  }
  return outcomes
}

async function fetchOne(
  foreign: ForeignTrust,
  fingerprint: string,
  url: string,
  actor: string,
): Promise<string | null> {
  try {
    await foreign.setList(fingerprint, await fetchList(url), actor)
    return null
  } catch (error) {
    if (isFault(error)) return error.message
    throw error
  }
}

/**
 * The DER behind an `http:` address, whether PEM or DER is served; a list proves itself by its signature, so the way
 * needs no secrecy (RFC 5280 §8). Fault unsupported, unavailable, too-large.
 */
export async function fetchList(url: string): Promise<Buffer> {
  if (!/^http:\/\//i.test(url) || !URL.canParse(url))
    throw new Fault('unsupported', 'lists are fetched from http addresses only')
  const body = await download(url)
  return body[0] === 0x30 ? body : (parsePem(body.toString('latin1'), 'X509 CRL')[0] ?? body)
}

function download(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void =>
      reject(new Fault('unavailable', 'the list could not be fetched', { cause }))
    const signal = AbortSignal.timeout(timeoutMs)
    const request = get(url, { signal }, (response) => {
      if (response.statusCode !== 200) {
        response.resume()
        fail(new Error(`HTTP ${response.statusCode}`))
        return
      }
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > limits.crlBytes)
          response.destroy(new Fault('too-large', 'the list is too large'))
        else chunks.push(chunk)
      })
      response.on('end', () => resolve(Buffer.concat(chunks)))
      response.on('error', (error) => (isFault(error) ? reject(error) : fail(error)))
    })
    request.on('error', fail)
  })
}
