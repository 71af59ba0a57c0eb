/** A question in JSON to the gateway, and its answer; a refusal becomes the Fault with the gateway's own sentence. */

import { faultKinds, Fault, PhrasedFault, type FaultKind } from '../../server/base/index.js'
import { askHttps, endpointOf, type HttpsAnswer, type Identity } from '../mail/index.js'

export interface GatewayQuestion {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With its query; parts of it that come from elsewhere are encoded by the caller. */
  readonly path: string
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is, of `contentType`. */
  readonly body?: Uint8Array | string
  readonly contentType?: string
  /** Language of a refusal; French when left out. */
  readonly language?: string
  /** Bound of the answer; 256 KiB when left out. */
  readonly maxBytes?: number
}

/**
 * Asks the gateway of `identity` and gives the answer's bytes. Faults are those that the gateway says (denied, not-found,
 * conflict, limited…, each with its sentence), and unavailable when it cannot be reached.
 */
export async function askGateway(
  identity: Identity,
  { json, language = 'fr', ...question }: GatewayQuestion,
): Promise<HttpsAnswer> {
  const endpoint = await endpointOf(identity, 'https')
  const sent =
    json === undefined
      ? question
      : { ...question, body: JSON.stringify(json), contentType: 'application/json' }
  const answer = await askHttps(identity, endpoint, { ...sent, language })
  if (answer.status >= 200 && answer.status < 300) return answer
  throw refusalOf(answer, endpoint.label)
}

/** `askGateway`, the answer read as JSON; null when there is nothing in it. Fault corrupt for what is no JSON. */
export async function askJson(identity: Identity, question: GatewayQuestion): Promise<unknown> {
  const { body } = await askGateway(identity, question)
  if (body.length === 0) return null
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (cause) {
    throw new PhrasedFault('corrupt', 'gateway.odd-answer', {}, cause)
  }
}

const kinds: Readonly<Record<number, FaultKind>> = {
  400: 'syntax',
  403: 'denied',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported',
  429: 'limited',
}

/** The gateway's sentence (RFC 9457 §3.1.4), or that it answered with a status alone. */
function refusalOf({ status, body, contentType }: HttpsAnswer, server: string): Fault {
  const kind = kinds[status] ?? 'unavailable'
  if (contentType === 'application/problem+json') {
    const told = readProblem(body)
    if (told) return new Fault(told.kind ?? kind, told.detail)
  }
  return new PhrasedFault(kind, 'gateway.status', { server, status })
}

function readProblem(body: Buffer): { detail: string; kind: FaultKind | undefined } | undefined {
  try {
    const told = JSON.parse(body.toString('utf8')) as { detail?: unknown; kind?: unknown }
    if (typeof told.detail !== 'string') return undefined
    return {
      detail: told.detail.slice(0, 1000),
      kind: faultKinds.find((one) => one === told.kind),
    }
  } catch {
    return undefined
  }
}
