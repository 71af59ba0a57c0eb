/** What a caller is told when he is given a mailbox while something is open for him that knows nothing of it. */

import type { Caller, Trust } from '../../trust/index.js'
import type { Accounts } from '../accounts.js'
import { gainType, type Gain } from '../events.js'
import { homeAccountOf } from './names.js'
import { notificationsOf, notificationsState } from './notifications.js'
import type { SharingPorts } from './ports.js'

interface GainParts {
  readonly trust: Trust
  readonly sharing: SharingPorts
  readonly accounts: Accounts
}

/** Watches `caller` until `until` aborts. */
export function gainOf(
  { trust, sharing, accounts }: GainParts,
  caller: Caller,
  until: AbortSignal,
): Gain {
  const gain = new AbortController()
  let now = caller
  const gained = (other: Caller): void => {
    now = other
    gain.abort()
  }
  const leave = trust.watch({ caller, end: () => undefined, gained })
  if (until.aborted) leave()
  else until.addEventListener('abort', leave, { once: true })
  return {
    signal: gain.signal,
    async word() {
      const home = homeAccountOf(now)
      if (home === undefined) return {}
      const reader = { caller: now, sharing, account: (id: string) => accounts.open(now, id) }
      return { [home]: { [gainType]: notificationsState(await notificationsOf(reader, home)) } }
    },
  }
}
