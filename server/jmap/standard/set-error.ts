/** Errors of one object in a `/set`: their names, and which failure of the house is answered by which (RFC 8620 §5.3). */

import type { Fault, FaultKind } from '../../base/index.js'
import type { JsonObject } from '../core/json.js'

/** RFC 8620 §5.3; RFC 8621 §2.5, §4.6, §6.3, §7.5; RFC 9007 §2.1. */
export type SetErrorName =
  | 'forbidden'
  | 'overQuota'
  | 'tooLarge'
  | 'rateLimit'
  | 'notFound'
  | 'invalidPatch'
  | 'willDestroy'
  | 'invalidProperties'
  | 'singleton'
  | 'alreadyExists'
  | 'serverFail'
  | 'serverUnavailable'
  | 'mailboxHasChild'
  | 'mailboxHasEmail'
  | 'blobNotFound'
  | 'tooManyKeywords'
  | 'tooManyMailboxes'
  | 'invalidEmail'
  | 'tooManyRecipients'
  | 'noRecipients'
  | 'invalidRecipients'
  | 'forbiddenMailFrom'
  | 'forbiddenFrom'
  | 'forbiddenToSend'
  | 'cannotUnsend'
  | 'mdnAlreadySent'

/** Thrown for one object: the others go on. */
export class SetError extends Error {
  readonly type: SetErrorName
  readonly more: JsonObject

  constructor(type: SetErrorName, description: string, more: JsonObject = {}) {
    super(description)
    this.type = type
    this.more = more
  }

  get object(): JsonObject {
    return { type: this.type, description: this.message, ...this.more }
  }
}

const answers = {
  syntax: 'invalidProperties',
  unsupported: 'invalidProperties',
  unauthenticated: 'forbidden',
  denied: 'forbidden',
  'not-found': 'notFound',
  'already-exists': 'alreadyExists',
  conflict: 'forbidden',
  'too-large': 'tooLarge',
  'over-quota': 'overQuota',
  limited: 'rateLimit',
  unavailable: 'serverUnavailable',
  corrupt: 'serverFail',
} as const satisfies Record<FaultKind, SetErrorName>

export const setErrorOf = (fault: Fault): SetError =>
  new SetError(answers[fault.kind], fault.message)

export const invalidProperties = (
  description: string,
  ...properties: readonly string[]
): SetError => new SetError('invalidProperties', description, { properties })
