/** How each kind of failure is answered: one table that the compiler proves complete. */

import type { Fault, FaultKind } from '../base/index.js'

export interface Reply {
  readonly status: 'OK' | 'NO' | 'BAD'
  /** Response code without brackets, RFC 9051 §7.1. */
  readonly code?: string | undefined
  readonly text: string
}

const table = {
  syntax: { status: 'BAD', code: undefined },
  unsupported: { status: 'NO', code: 'CANNOT' },
  unauthenticated: { status: 'NO', code: 'AUTHENTICATIONFAILED' },
  denied: { status: 'NO', code: 'NOPERM' },
  'not-found': { status: 'NO', code: 'NONEXISTENT' },
  'already-exists': { status: 'NO', code: 'ALREADYEXISTS' },
  conflict: { status: 'NO', code: 'CANNOT' },
  'too-large': { status: 'NO', code: 'TOOBIG' },
  'over-quota': { status: 'NO', code: 'OVERQUOTA' },
  limited: { status: 'NO', code: 'LIMIT' },
  unavailable: { status: 'NO', code: 'UNAVAILABLE' },
  corrupt: { status: 'NO', code: 'CORRUPTION' },
} as const satisfies Record<FaultKind, { status: Reply['status']; code: string | undefined }>

/**
 * A command's own response codes where RFC 9051 names a better one. A code for `syntax` says that such a fault is in
 * a value, not in the grammar: the answer becomes NO.
 */
export type ReplyCodes = Partial<Record<FaultKind, string>>

/** The tagged answer to an expected failure. */
export function replyTo(fault: Fault, codes: ReplyCodes = {}): Reply {
  const { status: usual, code } = table[fault.kind]
  const status = fault.kind === 'syntax' && codes.syntax !== undefined ? 'NO' : usual
  return { status, code: codes[fault.kind] ?? code, text: oneLine(fault.message) }
}

/** RFC 5530 §3: a bug of ours; its detail is only logged. */
export const ourFault: Reply = {
  status: 'NO',
  code: 'SERVERBUG',
  text: 'Internal error, it has been logged',
}

/** `resp-text` may hold neither line breaks nor 8-bit characters (RFC 3501 §9, text), and never starts like a code. */
export function oneLine(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[‘’]/g, "'")
  const line = plain
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, 500)
  return line === '' || line.startsWith('[') ? `Error ${line}`.trim() : line
}

export function formatReply(tag: string, { status, code, text }: Reply): string {
  return `${tag} ${status} ${code === undefined ? '' : `[${code}] `}${text}\r\n`
}
