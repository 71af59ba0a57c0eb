/** How the way to the gateway is, as far as a client can know: no network, no gateway, or an access refused. */

import { isApiFault } from '../faults.js'
import type { World } from '../ports.js'

export type ConnectionState =
  /** The session is being asked for. */
  | 'connecting'
  | 'online'
  /** The device has no network. */
  | 'offline'
  /** There is a network, but no gateway at the end of it, or none that can answer. */
  | 'server-down'
  /** The gateway answers that it does not admit this certificate: expired, revoked or unknown. */
  | 'refused'

/** The state after a request that ended with `error`, undefined when it was answered; `before` when it says nothing of the way. */
export function stateAfter(
  error: unknown,
  before: ConnectionState,
  { hasNetwork }: World,
): ConnectionState {
  if (error === undefined) return 'online'
  if (!isApiFault(error)) return before
  if (error.error === 'http-401' || error.error === 'http-403') return 'refused'
  if (error.error === 'unreachable') return hasNetwork?.() === false ? 'offline' : 'server-down'
  if (/^http-5\d\d$/.test(error.error)) return 'server-down'
  return before
}
