/** What a JMAP method is: one value in one file; dispatch, capabilities and the README's table are derived from it. */

import type { Clock, Log, Random } from '../../base/index.js'
import type { Desk } from '../../desk/index.js'
import type { WholeAccount } from '../../mail/index.js'
import type { Post } from '../../post/index.js'
import type { Caller } from '../../trust/index.js'
import type { HealthPorts } from '../health/ports.js'
import type { Pusher } from '../push/pusher.js'
import type { SharingPorts } from '../sharing/ports.js'
import type { JsonObject } from './json.js'

/** What a method sees of the request that calls it. */
export interface CallContext {
  readonly caller: Caller
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly signal: AbortSignal
  readonly post: Post
  /** Whose mailbox it is, as people say it; null when nobody can tell. */
  nameOf(this: void, address: string): Promise<string | null>
  readonly health: HealthPorts
  readonly pusher: Pusher
  readonly sharing: SharingPorts
  /** For methods of administrators alone. */
  readonly desk: Desk
  /** Throws MethodError accountNotFound. */
  account(accountId: string): Promise<WholeAccount>
  /** Another method, for those that imply a call of it. */
  method(name: string): Method | undefined
  /** Ids made so far in this request, by creation id; methods add theirs. */
  readonly createdIds: Map<string, string>
}

export interface Method {
  /** `Mailbox/get` */
  readonly name: string
  /** URI of the capability that brings it. */
  readonly capability: string
  readonly spec: string
  /** Yields one or more `[name, arguments]`: most methods one, `/copy` and `EmailSubmission/set` may add a second. */
  run(context: CallContext, args: JsonObject): AsyncIterable<readonly [string, JsonObject]>
}
