/** The desk: what an administrator looks at and does, for the console and for the doors alike. */

import { type AuthorityDeps, type Directory, type PkiStore } from '../../pki/index.js'
import type { ReadAudit } from '../audit/index.js'
import { randomUuid, type Clock, type Random } from '../base/index.js'
import type { LiveTrust } from '../trust/index.js'
import { createActs, type Acts } from './acts.js'
import { createFigures, type Figures } from './figures.js'
import { createHolders, type Holders } from './holders.js'
import { createInventory, type Inventory } from './inventory.js'
import { searchLog, type AuditPage, type AuditQuestion } from './log-search.js'
import { Register } from './register.js'
import type { Effects } from './revoking.js'
import { createVerifier, type LogWalks, type Verifier } from './verification.js'
import {
  whyCertificate,
  whyOfMailbox,
  listenersAsked,
  type MailboxTold,
  type Told,
  type WhyDeps,
} from './why.js'

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
  readonly readAudit: ReadAudit
  /** For verifying the logs. */
  readonly walks: LogWalks
}

export interface Desk extends Acts {
  readonly clock: Clock
  readonly inventory: Inventory
  readonly holders: Holders
  readonly domains: readonly string[]
  /** For `revokeMeasured`. */
  readonly effects: Effects
  /** Of a certificate (DER, its chain may follow), on every listener. */
  why(chain: readonly Buffer[]): Promise<Told>
  /** Of the mailbox at an address and of its owner's newest certificate. */
  whyMailbox(address: string): Promise<MailboxTold>
  searchLog(question: AuditQuestion): Promise<AuditPage>
  /** As people call those identities; those that are known. */
  namesOf(identities: Iterable<string>): Promise<ReadonlyMap<string, string>>
  readonly verifier: Verifier
  readonly figures: Figures
}

/** Opens the desk over a directory and the gateway's live sessions. */
export function createDesk(deps: DeskDeps): Desk {
  const { store, clock, random, trust, directory, readAudit, domains, walks } = deps
  const register = new Register(store)
  const inventory = createInventory(register, clock)
  const judging: WhyDeps = { directory, store, clock, trust, readAudit }
  const allNames = async (): Promise<ReadonlyMap<string, string>> =>
    new Map((await register.now()).holders.map(({ identity, name }) => [identity, name]))
  return {
    ...createActs(deps),
    ...{ clock, inventory, domains },
    holders: createHolders({ store, register, inventory }),
    effects: trust,
    why: (chain) => whyCertificate(judging, { chain, listeners: listenersAsked }),
    whyMailbox: (address) => whyOfMailbox(judging, address),
    searchLog: async (question) => searchLog(readAudit, question, await allNames()),
    async namesOf(identities) {
      const names = await allNames()
      return new Map(
        [...identities].flatMap((one) => {
          const name = names.get(one)
          return name === undefined ? [] : [[one, name]]
        }),
      )
    },
    verifier: createVerifier(walks, {
      now: () => clock.now(),
      newId: () => randomUuid(random),
    }),
    figures: createFigures(readAudit),
  }
}
