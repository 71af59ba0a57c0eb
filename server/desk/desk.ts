/** The desk: what an administrator looks at and does, for the console and for the doors alike. */

import { type AuthorityDeps, type Directory, type PkiStore } from '../../pki/index.js'
import type { AuditTable } from '../audit/index.js'
import type { Clock, Random } from '../base/index.js'
import type { LiveTrust } from '../trust/index.js'
import { createActs, type Acts } from './acts.js'
import { createHolders, type Holders } from './holders.js'
import { createInventory, type Inventory } from './inventory.js'
import { Register } from './register.js'
import type { Effects } from './revoking.js'
import type { LogName, WhyDeps } from './why.js'

export interface DeskDeps {
  readonly store: PkiStore
  readonly authorityDeps: AuthorityDeps
  readonly directory: Directory
  readonly clock: Clock
  readonly random: Random
  /** In which mailboxes may be created. */
  readonly domains: readonly string[]
  /** Id of the data directory's master key. */
  readonly space: string
  readonly trust: Pick<LiveTrust, 'why' | 'onEnded' | 'recheck'>
  readonly readAudit: <T>(log: LogName, work: (table: AuditTable) => Promise<T>) => Promise<T>
}

export interface Desk extends Acts {
  readonly clock: Clock
  readonly inventory: Inventory
  readonly holders: Holders
  readonly domains: readonly string[]
  /** For `revokeMeasured`. */
  readonly effects: Effects
  /** For `whyCertificate`. */
  readonly judging: WhyDeps
}

/** Opens the desk over a directory and the gateway's live sessions. */
export function createDesk(deps: DeskDeps): Desk {
  const { store, clock, trust, directory, readAudit, domains } = deps
  const register = new Register(store, clock)
  const inventory = createInventory(register, clock)
  return {
    ...createActs(deps),
    ...{ clock, inventory, domains },
    holders: createHolders({ store, register, inventory }),
    effects: trust,
    judging: { directory, store, clock, trust, readAudit },
  }
}
