/** Errors of one method call: their names, and which failure of the house is answered by which. */

import type { Fault, FaultKind } from '../../base/index.js'
import type { JsonObject } from './json.js'

/** Method-level error types, RFC 8620 §3.6.2 and the standard methods of §5. */
export type MethodErrorName =
  | 'serverUnavailable'
  | 'serverFail'
  | 'serverPartialFail'
  | 'unknownMethod'
  | 'invalidArguments'
  | 'invalidResultReference'
  | 'forbidden'
  | 'accountNotFound'
  | 'accountNotSupportedByMethod'
  | 'accountReadOnly'
  | 'requestTooLarge'
  | 'cannotCalculateChanges'
  | 'stateMismatch'
  | 'anchorNotFound'
  | 'unsupportedSort'
  | 'unsupportedFilter'
  | 'tooManyChanges'
  | 'fromAccountNotFound'
  | 'fromAccountNotSupportedByMethod'
  | 'unknownDataType'

/** Thrown by a method that answers `["error", …]`; nothing of the call has changed anything. */
export class MethodError extends Error {
  readonly type: MethodErrorName
  readonly more: JsonObject

  constructor(type: MethodErrorName, description: string, more: JsonObject = {}) {
    super(description)
    this.type = type
    this.more = more
  }
}

/** Every kind of failure has its answer; a new kind does not compile until it has one. */
const answers = {
  syntax: 'invalidArguments',
  unsupported: 'invalidArguments',
  unauthenticated: 'forbidden',
  denied: 'forbidden',
  'not-found': 'invalidArguments',
  'already-exists': 'invalidArguments',
  conflict: 'invalidArguments',
  'too-large': 'requestTooLarge',
  'over-quota': 'forbidden',
  limited: 'requestTooLarge',
  unavailable: 'serverUnavailable',
  corrupt: 'serverFail',
} as const satisfies Record<FaultKind, MethodErrorName>

export const methodErrorOf = (fault: Fault): MethodError =>
  new MethodError(answers[fault.kind], fault.message)
