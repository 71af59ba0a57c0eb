/** Errors of a whole request or of an upload, answered as problem details. */

import type { JsonObject } from './json.js'

const statuses = {
  unknownCapability: 400,
  notJSON: 400,
  notRequest: 400,
  limit: 400,
  // Of uploads; RFC 8620 §6.1 leaves their words to us.
  accountNotFound: 404,
  accountReadOnly: 403,
  unavailable: 503,
} as const

export type ProblemName = keyof typeof statuses

/** RFC 8620 §3.6.1; `type` is `urn:ietf:params:jmap:error:` and the name. */
export class Problem extends Error {
  readonly status: number
  readonly body: JsonObject

  constructor(name: ProblemName, detail: string, more: JsonObject = {}) {
    super(detail)
    this.status = statuses[name]
    const type = `urn:ietf:params:jmap:error:${name}`
    this.body = { type, status: this.status, detail, ...more }
  }
}
