/** A question in JSON to the gateway, and its answer; a refusal becomes the Fault with the gateway's own sentence. */

import { faultKinds, Fault, PhrasedFault, type FaultKind } from '../../server/base/index.js'
import type { GatewayLink, LinkAnswer, LinkQuestion } from './link.js'

/** A question whose refusal becomes a Fault; in French when `language` is left out. */
export interface GatewayQuestion extends LinkQuestion {
  /** Sent as JSON, in place of `body`. */
  readonly json?: unknown
}

/**
 * Asks the gateway at the end of `link` and gives the answer's bytes. Faults are those that the gateway says (denied, not-found,
 * conflict, limited…, each with its sentence), and unavailable when it cannot be reached.
 */
export async function askGateway(
  link: GatewayLink,
  { json, language = 'fr', ...question }: GatewayQuestion,
): Promise<LinkAnswer> {
  const sent =
    json === undefined
      ? question
      : { ...question, body: JSON.stringify(json), contentType: 'application/json' }
  const answer = await link.ask({ ...sent, language })
  if (answer.status >= 200 && answer.status < 300) return answer
  throw refusalOf(answer, link.server)
}

/** `askGateway`, the answer read as JSON; null when there is nothing in it. Fault corrupt for what is no JSON. */
export async function askJson(link: GatewayLink, question: GatewayQuestion): Promise<unknown> {
  const { body } = await askGateway(link, question)
  if (body.length === 0) return null
  try {
    return JSON.parse(textOf(body))
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
function refusalOf({ status, body, contentType }: LinkAnswer, server: string): Fault {
  const kind = kinds[status] ?? 'unavailable'
  if (contentType === 'application/problem+json') {
    const told = readProblem(body)
    if (told) return new Fault(told.kind ?? kind, told.detail)
  }
  return new PhrasedFault(kind, 'gateway.status', { server, status })
}

function readProblem(
  body: Uint8Array,
): { detail: string; kind: FaultKind | undefined } | undefined {
  try {
    const told = JSON.parse(textOf(body)) as { detail?: unknown; kind?: unknown }
    if (typeof told.detail !== 'string') return undefined
    return {
      detail: told.detail.slice(0, 1000),
      kind: faultKinds.find((one) => one === told.kind),
    }
  } catch {
    return undefined
  }
}

/** The text of an answer. */
export const textOf = (body: Uint8Array): string => new TextDecoder().decode(body)
