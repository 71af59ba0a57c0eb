/** One question to the gateway's HTTPS listener over mutual TLS, and its answer, bounded in size and time. */

import { request as httpsRequest } from 'node:https'
import { netFault } from './failures.js'
import { tlsOptions, type Endpoint, type Identity } from './identity.js'

const maxAnswerBytes = 256 * 1024
const patienceMs = 60_000

export interface HttpsQuestion {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With its query, encoded. */
  readonly path: string
  readonly body?: Uint8Array | string
  /** Of the body. */
  readonly contentType?: string
  /** `fr` or `en`: the language of sentences in the answer; the gateway's own choice when left out. */
  readonly language?: string
  /** Of the answer; 256 KiB when left out. */
  readonly maxBytes?: number
}

export interface HttpsAnswer {
  readonly status: number
  readonly body: Buffer
  /** Media type without parameters, lower case. */
  readonly contentType: string
}

/** Asks `endpoint` as `identity`. Any status is an answer; a connection that fails is the Fault that says how. */
export async function askHttps(
  identity: Identity,
  endpoint: Endpoint,
  question: HttpsQuestion,
): Promise<HttpsAnswer> {
  try {
    return await exchange(identity, endpoint, question)
  } catch (error) {
    throw netFault(error, endpoint.label)
  }
}

function headersOf({ method, body = '', contentType, language }: HttpsQuestion): object {
  return {
    ...(method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) }),
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
    ...(language === undefined ? {} : { 'accept-language': language }),
  }
}

function exchange(
  identity: Identity,
  endpoint: Endpoint,
  question: HttpsQuestion,
): Promise<HttpsAnswer> {
  const { method, path, body = '', maxBytes = maxAnswerBytes } = question
  return new Promise((resolve, reject) => {
    const asked = httpsRequest(
      {
        ...tlsOptions(identity, endpoint),
        ...{ host: endpoint.host, port: endpoint.port, method, path, agent: false },
        headers: { ...headersOf(question) },
        timeout: patienceMs,
      },
      (response) => {
        const pieces: Buffer[] = []
        let size = 0
        response.on('data', (piece: Buffer) => {
          size += piece.length
          pieces.push(piece)
          if (size > maxBytes) response.destroy(new Error('the answer is too long'))
        })
        response.on('error', reject)
        response.on('end', () => {
          const [type = ''] = (response.headers['content-type'] ?? '').split(';', 1)
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(pieces),
            contentType: type.trim().toLowerCase(),
          })
        })
      },
    )
    asked.on('timeout', () => asked.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })))
    asked.on('error', reject)
    asked.end(body)
  })
}
