/** A question to a time-stamping authority over HTTP (RFC 3161 §3.4): bounded in size and time, and never redirected. */

import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { rootCertificates } from 'node:tls'
import { isFault, SaidFault } from '../../server/base/index.js'
import { netFault } from './failures.js'

const maxAnswerBytes = 64 * 1024
const patienceMs = 10_000

/** The address of an authority; null for what is none, or carries a password. */
export function timeStampUrl(text: string): URL | null {
  if (text.length > 2000 || !URL.canParse(text)) return null
  const url = new URL(text)
  const isHttp = url.protocol === 'https:' || url.protocol === 'http:'
  return isHttp && url.username === '' && url.password === '' ? url : null
}

/**
 * Posts a request, DER, and gives the answer, DER. `anchors` (PEM) are believed for https besides those of the system.
 * Plain http is usual, since the answer is signed. Fault unavailable when there is no answer, or another one than 200.
 */
export async function postTimeStamp(url: URL, request: Buffer, anchors: string): Promise<Buffer> {
  try {
    return await exchange(url, request, anchors)
  } catch (error) {
    const fault = netFault(error, url.host)
    if (isFault(fault)) throw fault
    // What is no HTTP, or too much of it, is no answer either.
    throw new SaidFault('unavailable', 'stamp.no-answer', { server: url.host }, error)
  }
}

function exchange(url: URL, request: Buffer, anchors: string): Promise<Buffer> {
  const isSecure = url.protocol === 'https:'
  const options = {
    ...{ method: 'POST', agent: false, timeout: patienceMs },
    headers: {
      'content-type': 'application/timestamp-query',
      'content-length': request.length,
    },
  }
  return new Promise((resolve, reject) => {
    const asked = isSecure
      ? httpsRequest(url, { ...options, ca: [...rootCertificates, anchors] })
      : httpRequest(url, options)
    const late = (): unknown =>
      asked.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }))
    // One that sends a byte now and then never times out by itself.
    const timer = setTimeout(late, patienceMs)
    asked.on('close', () => clearTimeout(timer))
    asked.on('timeout', late)
    asked.on('error', reject)
    asked.on('response', (response) => {
      const pieces: Buffer[] = []
      let size = 0
      response.on('data', (piece: Buffer) => {
        size += piece.length
        pieces.push(piece)
        if (size > maxAnswerBytes) response.destroy(new Error('the answer is too long'))
      })
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode = 0 } = response
        if (statusCode === 200) resolve(Buffer.concat(pieces))
        else reject(new SaidFault('unavailable', 'stamp.status', { status: statusCode }))
      })
    })
    asked.end(request)
  })
}
