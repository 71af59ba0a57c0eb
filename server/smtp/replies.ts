/** Every failure as an SMTP reply: basic code (RFC 5321 §4.2.2) and enhanced code (RFC 3463 §3). */

import { Fault, type FaultKind } from '../base/index.js'

export interface Reply {
  readonly code: number
  readonly enhanced: string
}

export const faultReplies = {
  syntax: { code: 554, enhanced: '5.6.0' },
  unsupported: { code: 504, enhanced: '5.5.4' },
  unauthenticated: { code: 530, enhanced: '5.7.0' },
  denied: { code: 550, enhanced: '5.7.1' },
  'not-found': { code: 550, enhanced: '5.1.1' },
  'already-exists': { code: 554, enhanced: '5.5.0' },
  conflict: { code: 451, enhanced: '4.3.0' },
  'too-large': { code: 552, enhanced: '5.3.4' },
  'over-quota': { code: 552, enhanced: '5.2.2' },
  limited: { code: 452, enhanced: '4.5.3' },
  unavailable: { code: 452, enhanced: '4.3.1' },
  corrupt: { code: 451, enhanced: '4.3.5' },
} as const satisfies Record<FaultKind, Reply>

/** The one answer to a bug: nothing of it is shown. */
export const ourFault: Reply & { text: string } = {
  code: 451,
  enhanced: '4.3.0',
  text: 'the gateway failed; the message was not accepted, try again',
}

/** An error as the smtp-server package takes it; the text starts with the enhanced code. */
export function replyError(code: number, enhanced: string, text: string): Error {
  return Object.assign(new Error(`${enhanced} ${text}`), { responseCode: code })
}

export function faultReply(error: unknown): Error {
  if (!(error instanceof Fault)) return replyError(ourFault.code, ourFault.enhanced, ourFault.text)
  const { code, enhanced } = faultReplies[error.kind]
  return replyError(code, enhanced, error.message)
}
