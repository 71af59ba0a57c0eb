/** One question to the gateway's dispensing ledger, over its link. */

import { PhrasedFault, type FaultKind, type Language } from '../../server/base/index.js'
import { textOf } from './ask.js'
import { readLedgerState, type LedgerState } from './ledger-model.js'
import type { GatewayLink } from './link.js'

/** The ledger's no, in its own words; `state` says who dispensed, and when. */
export class LedgerRefused extends PhrasedFault {
  constructor(
    kind: FaultKind,
    /** Name of the refusal or rule: `dispensed-already`, `not-dispenser`… */
    readonly code: string,
    readonly state: LedgerState | null,
    answer: string,
  ) {
    super(kind, 'ledger.refused', { answer })
  }
}

const answerBytes = 1024 * 1024

const kinds: Readonly<Record<number, FaultKind>> = {
  400: 'syntax',
  403: 'denied',
  404: 'not-found',
  409: 'conflict',
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The ledger's answer as parsed JSON. `LedgerRefused` for its no; Fault unavailable when it cannot be reached or gives no
 * answer of its own.
 */
export async function askLedger(
  link: GatewayLink,
  verb: string,
  body: unknown,
  language: Language,
): Promise<unknown> {
  const answer = await link.ask({
    ...{ method: 'POST', path: `/dispensing/${verb}`, body: JSON.stringify(body) },
    ...{ contentType: 'application/json', language, maxBytes: answerBytes },
  })
  const json = parsed(answer.body)
  if (answer.status === 200 && json !== undefined) return json
  const problem = isRecord(json) ? json : {}
  const detail = typeof problem['detail'] === 'string' ? problem['detail'] : ''
  if (detail === '') throw new PhrasedFault('unavailable', 'ledger.silent')
  const state = problem['ledger'] === undefined ? null : readLedgerState(problem['ledger'])
  const kind = kinds[answer.status] ?? 'unavailable'
  throw new LedgerRefused(kind, String(problem['code']), state, detail)
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(body))
  } catch {
    return undefined
  }
}
