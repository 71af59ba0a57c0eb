/** Names and ids of JMAP Sharing (RFC 9670), as far as mailboxes that several people open need it. */

import { createHash } from 'node:crypto'
import type { Caller } from '../../trust/index.js'
import { accountIdOf } from '../core/session-resource.js'

export const principalsCapability = 'urn:ietf:params:jmap:principals'

/** Stands among what an account can do, never among what the gateway can. */
export const ownerCapability = 'urn:ietf:params:jmap:principals:owner'

/** The id of somebody of the directory; it says nothing. */
export const principalIdOf = (identity: string): string =>
  `P${createHash('sha256').update(identity).digest('base64url').slice(0, 24)}`

/** The account that a caller's principals and notifications are in: his first; undefined when he may read nothing. */
export function homeAccountOf({ mailboxes }: Caller): string | undefined {
  const first = mailboxes.find(({ actions }) => actions.includes('read'))
  return first && accountIdOf(first.address)
}
